import type { JinjaDocument } from '@lakehouse/jinja';
import { splitStatements } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { ProjectNode } from '../../project/projectNode';
import type { FilePath } from '../../text/filePath';
import type { Span } from '../../text/span';
import { DbtContext } from '../dbtContext';
import { RenderStop } from '../render/renderStop';
import { TemplateRenderer } from '../render/renderTemplate';
import { inlineName } from './inlineName';
import { parentModels, upstreamModels, type UpstreamFrom } from './upstreamModels';

/** What models are put into a text, and with what they are rendered. */
export interface InlineRequest extends UpstreamFrom {
  /** Unique ids of models that are not to be read from Dremio. */
  readonly wanted: ReadonlySet<string>;
  readonly environment: (name: string) => string | undefined;
  readonly documentAt: (file: FilePath) => JinjaDocument | undefined;
}

/** A model that became a CTE. */
export interface InlinedModel {
  readonly node: ProjectNode;
  /** The name of its CTE. */
  readonly name: string;
  readonly sql: string;
  /** The call in the text that it was put in for, also by way of other models. */
  readonly source: Span;
}

/**
 * Renders models upstream of a text as CTEs when the text asks for them: those that are wanted, ephemeral ones, and
 * whatever lies between them and the text, for else nothing would be seen of them.
 */
export class InlinedModels {
  readonly #request: InlineRequest;
  readonly #chosen: ReadonlyMap<string, boolean>;
  readonly #texts: readonly string[];
  readonly #models = new Map<string, InlinedModel>();
  readonly #open: ProjectNode[] = [];
  #source: Span = { start: 0, end: 0 };

  constructor(request: InlineRequest) {
    this.#request = request;
    const upstream = upstreamModels(request);
    this.#chosen = chosenOf(upstream, request);
    const files = upstream.filter(({ uniqueId }) => this.#chosen.get(uniqueId)).map(({ file }) => file);
    this.#texts = [request.jinja, ...files.map(file => request.documentAt(file))].flatMap(one => one?.text ?? []);
  }

  /** The models that were asked for so far, each behind those that it reads. */
  get models(): readonly InlinedModel[] {
    return [...this.#models.values()];
  }

  /**
   * The name of the CTE that stands for a model; undefined for one that is read from Dremio.
   *
   * @throws RenderStop for a model that cannot be rendered, at the call
   */
  nameOf(node: ProjectNode, call: Span): string | undefined {
    if (this.#chosen.get(node.uniqueId) !== true) return undefined;
    const known = this.#models.get(node.uniqueId);
    if (known !== undefined) return known.name;
    if (this.#open.some(({ uniqueId }) => uniqueId === node.uniqueId))
      throw new RenderStop('problem', l10n.t('"{0}" depends on itself.', node.name), call);
    if (this.#open.length === 0) this.#source = call;
    const name = inlineName(
      node,
      [...this.#models.values()].map(one => one.name),
      this.#texts,
    );
    this.#open.push(node);
    try {
      const sql = this.#render(node, call);
      this.#models.set(node.uniqueId, { node, name, sql, source: this.#source });
    } finally {
      this.#open.pop();
    }
    return name;
  }

  #render(node: ProjectNode, call: Span): string {
    const { project, environment, documentAt } = this.#request;
    const document = node.file.endsWith('.sql') ? documentAt(node.file) : undefined;
    if (document === undefined)
      throw new RenderStop(
        'problem',
        l10n.t('"{0}" is no SQL model: build it before this one is run.', node.name),
        call,
      );
    const inlined = (other: ProjectNode, span: Span): string | undefined => this.nameOf(other, span);
    const context = new DbtContext({ project, node, environment, documentAt, inlined });
    try {
      return queryOf(new TemplateRenderer(document, context).render().text.trim(), node, call);
    } catch (error) {
      if (!(error instanceof RenderStop)) throw error;
      throw new RenderStop('problem', reason(node, error), call);
    }
  }
}

/** Without a closing `;`. */
function queryOf(sql: string, { name }: ProjectNode, call: Span): string {
  const [statement, second] = splitStatements(sql);
  if (statement !== undefined && second === undefined) return sql.slice(0, statement.span.end);
  throw new RenderStop('problem', l10n.t('"{0}" is not one statement.', name), call);
}

function reason({ name }: ProjectNode, { kind, message }: RenderStop): string {
  return kind === 'problem'
    ? l10n.t('In the upstream model "{0}": {1}', name, message)
    : l10n.t('The upstream model "{0}" can be rendered by dbt alone: build it with dbt. {1}', name, message);
}

/** Which of the models become CTEs. */
function chosenOf(upstream: readonly ProjectNode[], { project, wanted }: InlineRequest): ReadonlyMap<string, boolean> {
  const chosen = new Map<string, boolean>();
  const choose = (node: ProjectNode): boolean => {
    const known = chosen.get(node.uniqueId);
    if (known !== undefined) return known;
    // Of a circle nothing can be said yet; who renders it finds it.
    chosen.set(node.uniqueId, false);
    const parents = parentModels(project, node).map(parent => choose(parent));
    const itself = wanted.has(node.uniqueId) || node.materialized === 'ephemeral' || parents.includes(true);
    chosen.set(node.uniqueId, itself);
    return itself;
  };
  for (const node of upstream) choose(node);
  return chosen;
}
