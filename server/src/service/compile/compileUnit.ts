import { maskJinja, type Block, type JinjaDocument } from '@lakehouse/jinja';
import { splitStatements, statementAt, tokenize, withoutComments } from '@lakehouse/sql';
import type { ServedDocument } from '../feature';
import type { ProjectNode } from '../project/projectNode';
import type { Span } from '../text/span';
import type { CompiledUnit } from './compileResult';

/** What a run command takes of a document. */
export interface TakenUnit {
  readonly unit: CompiledUnit;
  readonly span: Span;
  readonly title: string;
}

const LONGEST_TITLE = 40;

/**
 * What is run: the selection, else the model that the file is, else the statement around the cursor.
 *
 * A file that holds several statements is no model, whatever its folder says; a snapshot's file may hold several
 * blocks, of which the one around the cursor is taken. Undefined where nothing stands that could be run.
 */
export function takeUnit(
  { jinja, text }: ServedDocument,
  node: ProjectNode | undefined,
  selection: Span,
): TakenUnit | undefined {
  if (selection.end > selection.start) {
    const span = trimmed(text, wholeTags(jinja, selection));
    return span && { unit: 'selection', span, title: titleOf(text, span) };
  }
  const block = snapshotAround(jinja, selection.start);
  const body = block?.branches[0]?.body;
  if (body !== undefined) return model(text, body, node?.name ?? 'snapshot');
  const statements = splitStatements(maskJinja(jinja).sql);
  if (node !== undefined && statements.length <= 1) return model(text, { start: 0, end: text.length }, node.name);
  const statement = statementAt(statements, selection.start);
  return statement && { unit: 'statement', span: statement.span, title: titleOf(text, statement.span) };
}

/** dbt cuts the white space around a file's text before it renders it. */
function model(text: string, whole: Span, title: string): TakenUnit | undefined {
  const span = trimmed(text, whole);
  return span && { unit: 'model', span, title };
}

function trimmed(text: string, { start, end }: Span): Span | undefined {
  const written = text.slice(start, end);
  const from = start + written.length - written.trimStart().length;
  const to = start + written.trimEnd().length;
  return from < to ? { start: from, end: to } : undefined;
}

/** A selection that cuts through a tag is meant to hold all of it. */
function wholeTags({ segments }: JinjaDocument, span: Span): Span {
  const tags = segments.filter(({ kind }) => kind !== 'text' && kind !== 'raw');
  const cut = (offset: number): Span | undefined =>
    tags.find(tag => tag.span.start < offset && offset < tag.span.end)?.span;
  return { start: cut(span.start)?.start ?? span.start, end: cut(span.end)?.end ?? span.end };
}

function snapshotAround({ structure }: JinjaDocument, offset: number): Block | undefined {
  const snapshots = structure.blocks.filter(block => block.keyword === 'snapshot');
  return snapshots.find(({ span }) => offset <= span.end) ?? snapshots.at(-1);
}

/** The first words, on one line; comments name nothing. */
function titleOf(text: string, { start, end }: Span): string {
  const first = withoutComments(tokenize(text.slice(start, end)))[0]?.span.start ?? 0;
  const words = text
    .slice(start + first, Math.min(end, start + first + 400))
    .replace(/\s+/g, ' ')
    .trim();
  return words.length <= LONGEST_TITLE ? words : `${words.slice(0, LONGEST_TITLE).trimEnd()}…`;
}
