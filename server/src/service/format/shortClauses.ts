import type { FormattedLine } from './formattedLines';
import type { LayoutToken } from './layoutToken';

/** Words that a clause begins with which the formatter puts on a line of their own. */
const CLAUSE_ENDS: ReadonlySet<string> = new Set(
  'SELECT DISTINCT ALL WHERE LIMIT OFFSET BY HAVING QUALIFY SET VALUES WINDOW'.split(' '),
);

const WIDEST = 80;
/** A list of keys is short when it can be taken in at a glance. */
const WIDEST_LIST = 50;

/**
 * Tokens that go on in the line before, by index: of a clause whose content is one line, and of `… BY` with a short list.
 * A clause with a comment in it, or with Jinja on a line of its own, stays as it is.
 */
export function shortClauses(lines: readonly FormattedLine[], tokens: readonly LayoutToken[]): ReadonlySet<number> {
  const joined = new Set<number>();
  const ofSql = lines.filter(({ start, end }) => tokens.slice(start, end).some(({ role }) => role !== 'line'));
  for (const [at, head] of ofSql.entries()) {
    if (!isClauseAlone(head, tokens)) continue;
    const content = contentOf(head, ofSql.slice(at + 1, at + 12));
    const length = content.reduce((sum, line) => sum + line.length + 1, head.length);
    const isBy = tokens[head.end - 1]?.sql.keyword === 'BY';
    const isShort =
      content.length === 1 ? length <= WIDEST : isBy && length <= WIDEST_LIST && content.every(isSameIndent(content));
    if (!isTogether(head, content) || !isShort || !isPlain(content, tokens)) continue;
    for (const line of content) joined.add(line.start);
  }
  return joined;
}

function isClauseAlone({ start, end }: FormattedLine, tokens: readonly LayoutToken[]): boolean {
  const words = tokens.slice(start, end);
  return (
    words.every(({ kind, role }) => kind === 'word' && role === 'sql') &&
    CLAUSE_ENDS.has(words.at(-1)?.sql.keyword ?? '')
  );
}

/** The lines that stand further in. */
function contentOf(head: FormattedLine, after: readonly FormattedLine[]): readonly FormattedLine[] {
  const end = after.findIndex(({ indent }) => indent.length <= head.indent.length);
  return end < 0 ? after : after.slice(0, end);
}

/** Whether nothing stands between, as the tag of a block. */
function isTogether(head: FormattedLine, content: readonly FormattedLine[]): boolean {
  return content.length > 0 && content.every(({ start }, at) => start === (content[at - 1] ?? head).end);
}

function isSameIndent([first]: readonly FormattedLine[]): (line: FormattedLine) => boolean {
  return ({ indent }) => indent === first?.indent;
}

/** Whether nothing in it asks for a line of its own; behind the last line a comment may stand. */
function isPlain(content: readonly FormattedLine[], tokens: readonly LayoutToken[]): boolean {
  return content.every(({ start, end }, at) =>
    tokens.slice(start, end).every(({ kind, role, text }, index) => {
      const isEnd = at === content.length - 1 && start + index === end - 1;
      return (kind !== 'comment' || isEnd) && (role === 'sql' || role === 'atom') && !text.includes('\n');
    }),
  );
}
