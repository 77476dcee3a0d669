import type { JinjaDocument } from '@lakehouse/jinja';
import { isMark, splitStatements, tokenize } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import type { FilePath } from '../../text/filePath';
import type { Span } from '../../text/span';
import { DbtContext } from '../dbtContext';
import { RenderStop } from '../render/renderStop';
import { TemplateRenderer } from '../render/renderTemplate';
import { inlineName } from './inlineName';
import { parentModels, upstreamModels, type UpstreamFrom } from './upstreamModels';

/** What models are put into a text, and with what they are rendered. */
export interface InlineRequest extends UpstreamFrom {
  /** Unique ids of models that are not to be read from Dremio; undefined where ephemeral ones alone are put in, or left to dbt. */
  readonly wanted: ReadonlySet<string> | undefined;
  /** Values of variables before those of the project. */
  readonly vars: Readonly<Record<string, string | number | boolean>>;
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
 * Renders models upstream of a text as CTEs when the text asks for them: those that are wanted and
 * whatever lies between them and the text, for else nothing would be seen of them, and ephemeral ones.
 */
export class InlinedModels {
  readonly #request: InlineRequest;
  /** Models that are wanted or read one that is, by their unique ids. */
  readonly #stale: ReadonlySet<string>;
  readonly #texts: readonly string[];
  readonly #models = new Map<string, InlinedModel>();
  readonly #open: ProjectNode[] = [];
  #source: Span = { start: 0, end: 0 };

  constructor(request: InlineRequest) {
    this.#request = request;
    const { wanted, project } = request;
    // Ephemeral ones are met one by one: with nothing wanted, what is upstream need not be gone through.
    const upstream = wanted === undefined ? [] : upstreamModels(request);
    this.#stale = wanted === undefined ? new Set() : staleOf(upstream, project, wanted);
    const files = upstream.filter(node => this.#isChosen(node)).map(({ file }) => file);
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
    if (!this.#isChosen(node)) return undefined;
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

  #isChosen({ uniqueId, materialized }: ProjectNode): boolean {
    return materialized === 'ephemeral' || this.#stale.has(uniqueId);
  }

  #render(node: ProjectNode, call: Span): string {
    const { project, environment, vars, documentAt, wanted } = this.#request;
    const document = node.file.endsWith('.sql') ? documentAt(node.file) : undefined;
    if (document === undefined) throw notAtHand(node, wanted === undefined, call);
    const inlined = (other: ProjectNode, span: Span): string | undefined => this.nameOf(other, span);
    const context = new DbtContext({ project, node, vars, environment, documentAt, inlined });
    try {
      return queryOf(new TemplateRenderer(document, context).render(spanWithin(document.text)).text, node, call);
    } catch (error) {
      if (!(error instanceof RenderStop)) throw error;
      throw wanted === undefined || error.missingVar !== undefined
        ? new RenderStop(error.kind, inModel(node, error), call, error.missingVar)
        : new RenderStop('problem', reason(node, error), call);
    }
  }
}

/** dbt cuts the white space around a file's text before it renders it, and none from what that makes. */
function spanWithin(text: string): Span {
  return { start: text.length - text.trimStart().length, end: text.trimEnd().length };
}

/** Without a closing `;`. */
function queryOf(sql: string, { name }: ProjectNode, call: Span): string {
  const [statement, second] = splitStatements(sql);
  const ended = tokenize(sql).some(token => isMark(token, ';'));
  if (statement !== undefined && second === undefined) return ended ? sql.slice(0, statement.span.end) : sql;
  throw new RenderStop('problem', l10n.t('"{0}" is not one statement.', name), call);
}

function notAtHand({ name }: ProjectNode, mayNeedDbt: boolean, call: Span): RenderStop {
  return mayNeedDbt
    ? new RenderStop('needsDbt', l10n.t('The ephemeral model "{0}" is woven in by dbt.', name), call)
    : new RenderStop('problem', l10n.t('"{0}" is no SQL model: build it before this one is run.', name), call);
}

function inModel({ name, materialized }: ProjectNode, { message }: RenderStop): string {
  return materialized === 'ephemeral'
    ? l10n.t('In the ephemeral model "{0}": {1}', name, message)
    : l10n.t('In the upstream model "{0}": {1}', name, message);
}

function reason({ name }: ProjectNode, { kind, message }: RenderStop): string {
  return kind === 'problem'
    ? l10n.t('In the upstream model "{0}": {1}', name, message)
    : l10n.t('The upstream model "{0}" can be rendered by dbt alone: build it with dbt. {1}', name, message);
}

/** The models that are wanted, and those that read one of them, by way of others too. */
function staleOf(
  upstream: readonly ProjectNode[],
  project: ProjectView,
  wanted: ReadonlySet<string>,
): ReadonlySet<string> {
  const known = new Map<string, boolean>();
  const isStale = (node: ProjectNode): boolean => {
    const found = known.get(node.uniqueId);
    if (found !== undefined) return found;
    // Of a circle nothing can be said yet; who renders it finds it.
    known.set(node.uniqueId, false);
    const parents = parentModels(project, node).map(parent => isStale(parent));
    const stale = wanted.has(node.uniqueId) || parents.includes(true);
    known.set(node.uniqueId, stale);
    return stale;
  };
  return new Set(upstream.filter(node => isStale(node)).map(({ uniqueId }) => uniqueId));
}
