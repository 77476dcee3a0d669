import { dottedName, type JinjaDocument, type Placeholder } from '@lakehouse/jinja';
import { isMark, tokenize, type Token } from '@lakehouse/sql';
import type { ServedDocument } from './feature';
import { maskTemplate } from './project/maskTemplate';
import type { ProjectView } from './project/projectView';
import { extensionOf } from './text/filePath';
import type { Span } from './text/span';

/** One statement of a document. */
export interface SqlStatement {
  /** Without comments and without its `;`; at least one. */
  readonly tokens: readonly Token[];
  /** As far as the cursor belongs to it: from the `;` before to its own. */
  readonly reach: Span;
  /** The `;` behind it. */
  readonly end: Token | undefined;
}

/** The SQL of a document, worked out once for each of its texts. */
export interface SqlDocument {
  /** The text with its Jinja masked, of the same length. */
  readonly sql: string;
  /** All but comments. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Token[];
  readonly statements: readonly SqlStatement[];
  /** Whether a stretch has text in it that only dbt can tell: what a macro or a variable prints. Names of datasets are told. */
  isOpaque(span: Span): boolean;
  /** Whether a stretch has a `{% … %}` in it, which may leave out or repeat what is around. */
  hasControl(span: Span): boolean;
  /** Whether a stretch has any Jinja in it. */
  hasTag(span: Span): boolean;
  /** The statement that a cursor stands in; undefined between statements with nothing written yet. */
  statementAt(offset: number): SqlStatement | undefined;
  /** What an offset stands in. `quoted` is a string or a name in quotes, `tag` whatever belongs to Jinja. */
  textAt(offset: number): 'code' | 'comment' | 'quoted' | 'tag';
}

/** Calls and names that print the name of a dataset. */
const DATASETS: ReadonlySet<string> = new Set(['ref', 'source', 'this', 'builtins.ref', 'builtins.source']);

const KNOWN = new WeakMap<JinjaDocument, SqlDocument>();

/** The SQL of a document. */
export function sqlOf(document: ServedDocument): SqlDocument {
  const known = KNOWN.get(document.jinja) ?? new MaskedSql(document.jinja);
  KNOWN.set(document.jinja, known);
  return known;
}

/**
 * What kind of SQL a document holds: `query` where dbt puts the text into a statement of its own, `script` for statements
 * that are run as they stand; undefined for macros and for what is no SQL.
 */
export function sqlRole(document: ServedDocument, project: ProjectView | undefined): 'query' | 'script' | undefined {
  if (extensionOf(document.path) !== '.sql') return undefined;
  switch (project?.fileOf(document.path)?.role) {
    case 'model':
    case 'snapshot':
    case 'test':
    case 'fixture':
    case 'analysis':
      return 'query';
    case undefined:
      return 'script';
    default:
      return undefined;
  }
}

class MaskedSql implements SqlDocument {
  readonly sql: string;
  readonly tokens: readonly Token[];
  readonly comments: readonly Token[];
  readonly statements: readonly SqlStatement[];
  readonly #opaque: readonly Placed[];
  readonly #control: readonly Placed[];
  readonly #tags: readonly Placed[];

  constructor(jinja: JinjaDocument) {
    const { sql, placeholders } = maskTemplate(jinja);
    const tokens = tokenize(sql);
    this.sql = sql;
    this.tokens = tokens.filter(({ kind }) => kind !== 'comment');
    this.comments = tokens.filter(({ kind }) => kind === 'comment');
    this.statements = splitTokens(this.tokens, sql.length);
    this.#opaque = placeholders.filter(one => !printsDataset(one));
    this.#control = jinja.segments.filter(({ kind }) => kind === 'statement');
    this.#tags = jinja.segments.filter(({ kind }) => kind !== 'text' && kind !== 'raw');
  }

  isOpaque(span: Span): boolean {
    return overlaps(this.#opaque, span);
  }

  hasControl(span: Span): boolean {
    return overlaps(this.#control, span);
  }

  hasTag(span: Span): boolean {
    return overlaps(this.#tags, span);
  }

  statementAt(offset: number): SqlStatement | undefined {
    return this.statements.find(({ reach }) => reach.start <= offset && offset <= reach.end);
  }

  textAt(offset: number): ReturnType<SqlDocument['textAt']> {
    if (overlaps(this.#tags, { start: offset, end: offset })) return 'tag';
    const comment = firstEndingFrom(this.comments, offset);
    if (comment !== undefined && holds(comment, offset)) return 'comment';
    const token = firstEndingFrom(this.tokens, offset);
    const quoted = token?.kind === 'string' || token?.kind === 'quoted';
    return quoted && holds(token, offset) ? 'quoted' : 'code';
  }
}

interface Placed {
  readonly span: Span;
}

/** Whether a cursor stands within a comment or string: at its end only where it is not closed there. */
function holds({ kind, span, text, closed }: Token, offset: number): boolean {
  const open = kind === 'comment' ? !closed || !text.startsWith('/*') : !closed;
  return span.start < offset && (offset < span.end || (open && offset === span.end));
}

/** Whether one of things in order overlaps a stretch; an empty stretch must lie strictly within. */
function overlaps(things: readonly Placed[], { start, end }: Span): boolean {
  const first = firstEndingFrom(things, start + 1);
  return first !== undefined && first.span.start < end;
}

function firstEndingFrom<T extends Placed>(things: readonly T[], offset: number): T | undefined {
  return things[indexEndingFrom(things, offset)];
}

/** Index of the first of things in order, tokens say, that ends at an offset or behind it; their number when none does. */
export function indexEndingFrom(things: readonly { readonly span: Span }[], offset: number): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((things[middle]?.span.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function printsDataset({ expression }: Placeholder): boolean {
  if (expression === undefined) return false;
  const name = dottedName(expression.kind === 'call' ? expression.callee : expression);
  return name !== undefined && DATASETS.has(name);
}

function splitTokens(tokens: readonly Token[], length: number): readonly SqlStatement[] {
  const statements: SqlStatement[] = [];
  let group: Token[] = [];
  let start = 0;
  const close = (end: Token | undefined): void => {
    if (group.length > 0) statements.push({ tokens: group, reach: { start, end: end?.span.start ?? length }, end });
    group = [];
    start = end?.span.end ?? length;
  };
  for (const token of tokens) {
    if (isMark(token, ';')) close(token);
    else group.push(token);
  }
  close(undefined);
  return statements;
}
