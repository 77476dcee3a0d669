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

/** What to compile. */
export interface CompileRequest {
  readonly document: ServedDocument;
  /** The project that the document lies in. */
  readonly project: ProjectView | undefined;
  /** What is selected, or where the cursor stands when it is empty. */
  readonly selection: Span;
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
  const { document, project, selection } = request;
  const node = nodeAt(project, document, selection.start);
  const taken = takeUnit(document, node, selection);
  if (taken === undefined) return problem(l10n.t('There is nothing to run here.'), selection);
  try {
    return finish(render(request, node, taken), taken, project);
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

/** Leaves a closing `;` away, refuses what holds no statement or more than one, and speaks Dremio's SQL. */
function finish(mapped: MappedText, taken: TakenUnit, project: ProjectView | undefined): CompileResult {
  const statements = splitStatements(mapped.text);
  const [statement, second] = statements;
  if (statement === undefined) return problem(l10n.t('There is nothing to run here.'), taken.span);
  if (second !== undefined)
    return problem(
      l10n.t('Dremio runs one statement at a time: select one of the {0}.', statements.length),
      taken.span,
    );
  const ended = tokenize(mapped.text).some(token => isMark(token, ';'));
  const single = ended ? sliceMap(mapped, { start: 0, end: statement.span.end }) : mapped;
  const spoken = dremioStatement(single, project);
  if ('message' in spoken) return problem(spoken.message, spoken.source);
  const { unit, span: source, title } = taken;
  return { kind: 'compiled', unit, sql: spoken.text, segments: spoken.segments, source, title };
}

function stopped(stop: RenderStop, { document, project }: CompileRequest, taken: TakenUnit): CompileResult {
  const { unit, span: source, title } = taken;
  if (stop.kind === 'problem' || project === undefined) return problem(stop.message, stop.span);
  const parts = [...definitionsBefore(document.jinja, source.start), source];
  const text = parts.map(({ start, end }) => document.text.slice(start, end)).join('');
  return { kind: 'needsDbt', unit, reason: stop.message, projectRoot: project.root, text, source, title };
}

function problem(message: string, source: Span): CompileProblem {
  return { kind: 'problem', message, source };
}
