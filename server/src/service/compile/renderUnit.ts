import * as l10n from '@vscode/l10n';
import type { ProjectNode } from '../project/projectNode';
import type { Span } from '../text/span';
import type { CompileRequest } from './compileRequest';
import type { TakenUnit } from './compileUnit';
import { DbtContext } from './dbtContext';
import { definitionsBefore } from './definitions';
import { RenderStop } from './render/renderStop';
import { TemplateRenderer } from './render/renderTemplate';
import type { MappedText } from './sourceMap';
import type { InlinedModels } from './upstream/inlinedModels';

/** A stretch of a document that is to be rendered. */
export interface RenderedUnit {
  readonly request: CompileRequest;
  readonly node: ProjectNode | undefined;
  readonly taken: TakenUnit;
  /** Models that become CTEs of it. */
  readonly models: InlinedModels | undefined;
}

/**
 * Renders what was taken of a document, with what is set above it.
 *
 * @throws RenderStop for what only dbt can render, and for what nobody can
 */
export function renderUnit({ request, node, taken: { span }, models }: RenderedUnit): MappedText {
  const { document, project, environment, vars = {}, documentAt = () => undefined } = request;
  const plain = !document.jinja.segments.some(({ kind, span: tag }) => kind !== 'text' && meets(tag, span));
  if (project === undefined) {
    if (!plain) throw new RenderStop('problem', l10n.t('Jinja is rendered in the files of a dbt project only.'), span);
    const verbatim = { compiled: { start: 0, end: span.end - span.start }, source: span, verbatim: true };
    return { text: document.text.slice(span.start, span.end), segments: [verbatim] };
  }
  const inlined = (model: ProjectNode, call: Span): string | undefined => models?.nameOf(model, call);
  const context = new DbtContext({ project, node, vars, environment, documentAt, inlined });
  const renderer = new TemplateRenderer(document.jinja, context);
  return renderer.render(span, renderer.scopeOf(definitionsBefore(document.jinja, span.start)));
}

function meets(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
