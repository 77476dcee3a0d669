import type { JinjaDocument } from '@lakehouse/jinja';
import { isMark, splitStatements, tokenize } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { ServedDocument } from '../feature';
import type { ProjectNode } from '../project/projectNode';
import type { ProjectView } from '../project/projectView';
import type { FilePath } from '../text/filePath';
import { touches, type Span } from '../text/span';
import type { CompileProblem, CompileResult } from './compileResult';
import { takeUnit, type TakenUnit } from './compileUnit';
import { DbtContext } from './dbtContext';
import { definitionsBefore } from './definitions';
import { dremioStatement } from './reflectionSql';
import { RenderStop } from './render/renderStop';
import { TemplateRenderer } from './render/renderTemplate';
import { sliceMap, type MappedText } from './sourceMap';
import { namedCteAt, takeCte } from './takenCte';

/** What to compile. */
export interface CompileRequest {
  readonly document: ServedDocument;
  /** The project that the document lies in. */
  readonly project: ProjectView | undefined;
  /** What is selected, or where the cursor stands when it is empty. */
  readonly selection: Span;
  /** `cte` for the query of a WITH list that the selection starts in; else what a run command means. */
  readonly take?: 'run' | 'cte';
  /** An environment variable as dbt would see it; `undefined` when it is not set. */
  readonly environment: (name: string) => string | undefined;
  /** A file of the project as it is now; without it, macros are left to dbt. */
  readonly documentAt?: (file: FilePath) => JinjaDocument | undefined;
}

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
  if (taken === undefined) return problem(l10n.t('There is nothing to run here.'), selection);
  try {
    const finished = single(render(request, node, taken), taken);
    if ('kind' in finished) return finished;
    return take === 'cte' ? cteAt(finished, start, taken) : spoken(finished, taken, project);
  } catch (error) {
    if (!(error instanceof RenderStop)) throw error;
    return stopped(error, request, taken);
  }
}

/** The node that a document is, or of a file with several the one around the cursor. */
function nodeAt(project: ProjectView | undefined, { path }: ServedDocument, offset: number): ProjectNode | undefined {
  const runnable = ['model', 'analysis', 'snapshot', 'test'];
  const nodes = (project?.nodesOfFile(path) ?? []).filter(({ kind }) => runnable.includes(kind));
  return (
    nodes.find(({ span }) => touches(span, offset)) ?? nodes.findLast(({ span }) => span.start <= offset) ?? nodes[0]
  );
}

function render(request: CompileRequest, node: ProjectNode | undefined, { span }: TakenUnit): MappedText {
  const { document, project, environment, documentAt = () => undefined } = request;
  const plain = !document.jinja.segments.some(({ kind, span: tag }) => kind !== 'text' && meets(tag, span));
  if (project === undefined) {
    if (!plain) throw new RenderStop('problem', l10n.t('Jinja is rendered in the files of a dbt project only.'), span);
    const verbatim = { compiled: { start: 0, end: span.end - span.start }, source: span, verbatim: true };
    return { text: document.text.slice(span.start, span.end), segments: [verbatim] };
  }
  const renderer = new TemplateRenderer(document.jinja, new DbtContext({ project, node, environment, documentAt }));
  return renderer.render(span, renderer.scopeOf(definitionsBefore(document.jinja, span.start)));
}

function meets(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Leaves a closing `;` away, and refuses what holds no statement or more than one. */
function single(mapped: MappedText, taken: TakenUnit): MappedText | CompileProblem {
  const statements = splitStatements(mapped.text);
  const [statement, second] = statements;
  if (statement === undefined) return problem(l10n.t('There is nothing to run here.'), taken.span);
  if (second !== undefined)
    return problem(
      l10n.t('Dremio runs one statement at a time: select one of the {0}.', statements.length),
      taken.span,
    );
  const ended = tokenize(mapped.text).some(token => isMark(token, ';'));
  return ended ? sliceMap(mapped, { start: 0, end: statement.span.end }) : mapped;
}

/** The statement in Dremio's SQL. */
function spoken(mapped: MappedText, taken: TakenUnit, project: ProjectView | undefined): CompileResult {
  const statement = dremioStatement(mapped, project);
  if ('message' in statement) return problem(statement.message, statement.source);
  const { unit, span: source, title } = taken;
  return { kind: 'compiled', unit, sql: statement.text, segments: statement.segments, source, title };
}

function cteAt(mapped: MappedText, offset: number, taken: TakenUnit): CompileResult {
  const cte = takeCte(mapped, offset);
  if (cte === undefined) return problem(noCte(), { start: offset, end: offset });
  const { text, segments } = cte.mapped;
  return { kind: 'compiled', unit: 'cte', sql: text, segments, source: cte.source, title: cteTitle(taken, cte.name) };
}

/** `fct_orders › totals`; a statement has no name of its own. */
function cteTitle({ unit, title }: TakenUnit, name: string): string {
  return unit === 'model' ? `${title} › ${name}` : name;
}

function stopped(stop: RenderStop, request: CompileRequest, taken: TakenUnit): CompileResult {
  const { document, project, selection, take } = request;
  const { unit, span: source, title } = taken;
  if (stop.kind === 'problem' || project === undefined) return problem(stop.message, stop.span);
  const parts = [...definitionsBefore(document.jinja, source.start), source];
  const text = parts.map(({ start, end }) => document.text.slice(start, end)).join('');
  const need = { kind: 'needsDbt', reason: stop.message, projectRoot: project.root, text, source } as const;
  if (take !== 'cte') return { ...need, unit, title };
  const cte = namedCteAt(document.jinja, selection.start);
  if (cte === undefined) return problem(noCte(), { start: selection.start, end: selection.start });
  return { ...need, unit: 'cte', title: cteTitle(taken, cte.name), cte };
}

function noCte(): string {
  return l10n.t('Put the cursor into a CTE: a query of a WITH list.');
}

function problem(message: string, source: Span): CompileProblem {
  return { kind: 'problem', message, source };
}
