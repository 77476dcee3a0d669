import { isMark, splitStatements, tokenize } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { ServedDocument } from '../feature';
import type { ProjectNode } from '../project/projectNode';
import type { ProjectView } from '../project/projectView';
import { touches, type Span } from '../text/span';
import type { CompileRequest } from './compileRequest';
import type { CompileProblem, CompileResult, NeedsDbt } from './compileResult';
import { takeUnit, type TakenUnit } from './compileUnit';
import { definitionsBefore } from './definitions';
import { dremioStatement } from './reflectionSql';
import { RenderStop } from './render/renderStop';
import { renderUnit, type RenderedUnit } from './renderUnit';
import { sliceMap, type MappedText } from './sourceMap';
import { namedCteAt, takeCte } from './takenCte';
import { InlinedModels } from './upstream/inlinedModels';
import { upstreamModels } from './upstream/upstreamModels';
import { weaveIn } from './upstream/weaveIn';

/**
 * Turns what a run command would run into the SQL that Dremio gets, with a map back to the source.
 *
 * Jinja that only dbt can render is never rendered in part: the answer then is `needsDbt` with the text to give to it.
 */
export function compileDocument(request: CompileRequest): CompileResult {
  const { document, project, take } = request;
  const { start } = request.selection;
  const selection = take === 'cte' ? { start, end: start } : request.selection;
  const node = nodeAt(project, document, start);
  const taken = takeUnit(document, node, selection);
  if (taken === undefined)
    return problem(l10n.t('There is nothing to run here: put the cursor into a statement.'), selection);
  try {
    const unit = { request, node, taken, models: inlinedModels(request, node) };
    const finished = single(renderUnit(unit), taken);
    if ('kind' in finished) return finished;
    return take === 'cte' ? cteAt(finished, start, unit) : spoken(finished, unit);
  } catch (error) {
    if (!(error instanceof RenderStop)) throw error;
    return stopped(error, request, taken);
  }
}

/** The models that what would be run reads, by way of other models too, the nearest first. */
export function upstreamOf({ document, project, selection }: CompileRequest): readonly ProjectNode[] {
  if (project === undefined) return [];
  return upstreamModels({ project, node: nodeAt(project, document, selection.start), jinja: document.jinja });
}

function inlinedModels(request: CompileRequest, node: ProjectNode | undefined): InlinedModels | undefined {
  const { project, inline, document, environment, vars = {}, documentAt = () => undefined } = request;
  if (project === undefined) return undefined;
  return new InlinedModels({
    project,
    node,
    jinja: document.jinja,
    wanted: inline && new Set(inline),
    environment,
    vars,
    documentAt,
  });
}

/** The node that a document is, or of a file with several the one around the cursor. */
function nodeAt(project: ProjectView | undefined, { path }: ServedDocument, offset: number): ProjectNode | undefined {
  const runnable = ['model', 'analysis', 'snapshot', 'test'];
  const nodes = (project?.nodesOfFile(path) ?? []).filter(({ kind }) => runnable.includes(kind));
  return (
    nodes.find(({ span }) => touches(span, offset)) ?? nodes.findLast(({ span }) => span.start <= offset) ?? nodes[0]
  );
}

/** Leaves a closing `;` away, and refuses what holds no statement or more than one. */
function single(mapped: MappedText, taken: TakenUnit): MappedText | CompileProblem {
  const statements = splitStatements(mapped.text);
  const [statement, second] = statements;
  if (statement === undefined)
    return problem(l10n.t('There is nothing to run here: put the cursor into a statement.'), taken.span);
  if (second !== undefined)
    return problem(
      l10n.t('Dremio runs one statement at a time: select one of the {0}.', statements.length),
      taken.span,
    );
  const ended = tokenize(mapped.text).some(token => isMark(token, ';'));
  return ended ? sliceMap(mapped, { start: 0, end: statement.span.end }) : mapped;
}

/** The statement in Dremio's SQL, with the models that it was rendered with in front. */
function spoken(mapped: MappedText, { request, taken, models }: RenderedUnit): CompileResult {
  const { unit, span: source, title } = taken;
  const statement = dremioStatement(weaveIn(mapped, models?.models ?? [], source), request.project);
  if ('message' in statement) return problem(statement.message, statement.source);
  if ('change' in statement) return { ...statement, source };
  const compiled = {
    kind: 'compiled',
    unit,
    sql: statement.text,
    segments: statement.segments,
    source,
    title,
  } as const;
  return { ...compiled, ...inlinedNames(models) };
}

function cteAt(mapped: MappedText, offset: number, { taken, models }: RenderedUnit): CompileResult {
  const cte = takeCte(mapped, offset);
  if (cte === undefined) return problem(noCte(), { start: offset, end: offset });
  const { name, source } = cte;
  const { text: sql, segments } = weaveIn(cte.mapped, models?.models ?? [], source);
  const compiled = { kind: 'compiled', unit: 'cte', sql, segments, source, title: cteTitle(taken, name) } as const;
  return { ...compiled, ...inlinedNames(models) };
}

function inlinedNames(models: InlinedModels | undefined): { readonly inlined?: readonly string[] } {
  const names = (models?.models ?? []).map(({ node }) => node.name);
  return names.length === 0 ? {} : { inlined: names };
}

/** `fct_orders › totals`; a statement has no name of its own. */
function cteTitle({ unit, title }: TakenUnit, name: string): string {
  return unit === 'model' ? `${title} › ${name}` : name;
}

function stopped(stop: RenderStop, request: CompileRequest, taken: TakenUnit): CompileResult {
  const { document, project, selection, take } = request;
  const { unit, span: source, title } = taken;
  if (stop.kind === 'problem' || project === undefined) return problem(stop.message, stop.span);
  if (request.inline !== undefined && stop.missingVar === undefined)
    return problem(
      l10n.t('This needs dbt, which reads what is built: build the upstream models and run it. {0}', stop.message),
      stop.span,
    );
  const parts = [...definitionsBefore(document.jinja, source.start), source];
  const text = parts.map(({ start, end }) => document.text.slice(start, end)).join('');
  const need = {
    kind: 'needsDbt',
    reason: stop.message,
    projectRoot: project.root,
    text,
    source,
    ...missing(stop),
  } as const;
  if (take !== 'cte') return { ...need, unit, title };
  const cte = namedCteAt(document.jinja, selection.start);
  if (cte === undefined) return problem(noCte(), { start: selection.start, end: selection.start });
  return { ...need, unit: 'cte', title: cteTitle(taken, cte.name), cte };
}

function missing({ missingVar }: RenderStop): Pick<NeedsDbt, 'missingVar'> {
  return missingVar === undefined ? {} : { missingVar };
}

function noCte(): string {
  return l10n.t('Put the cursor into a CTE: a query of a WITH list.');
}

function problem(message: string, source: Span): CompileProblem {
  return { kind: 'problem', message, source };
}
