import assert from 'node:assert/strict';

/** Files written in one text, with the places that it marks. */
export interface Fixture {
  readonly files: ReadonlyMap<string, string>;
  /** Where `<|>` stood: a cursor. */
  readonly cursor: { readonly file: string; readonly offset: number } | undefined;
  /** What stood between `<name|` and `|>`, by its name; the name of `<|text|>` is empty. */
  readonly spans: readonly MarkedSpan[];
}

export interface MarkedSpan {
  readonly name: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

const FILE = /^\/\/- (\S+)\n/gm;
const MARK = /<\|>|<(\w*)\||\|>/g;

/**
 * Reads files out of one text: `//- path` starts one, `<|>` is the cursor, `<name|…|>` a span; none of them stays.
 *
 * @throws AssertionError for a file named twice, a second cursor or a span that is not closed
 */
export function readFixture(text: string): Fixture {
  const starts = [...text.matchAll(FILE)];
  assert.ok(starts.length > 0, 'a fixture starts its first file with //- path');
  const files = new Map<string, string>();
  const spans: MarkedSpan[] = [];
  const cursors: { readonly file: string; readonly offset: number }[] = [];
  for (const [at, match] of starts.entries()) {
    const [head, file = ''] = match;
    assert.ok(!files.has(file), `the fixture names ${file} twice`);
    const marked = text.slice(match.index + head.length, starts[at + 1]?.index ?? text.length);
    files.set(file, readMarks(marked, file, { spans, cursors }));
  }
  assert.ok(cursors.length < 2, 'a fixture has one cursor at most');
  return { files, cursor: cursors[0], spans };
}

function readMarks(
  marked: string,
  file: string,
  found: { readonly spans: MarkedSpan[]; readonly cursors: { readonly file: string; readonly offset: number }[] },
): string {
  let text = '';
  let from = 0;
  const open: { readonly name: string; readonly start: number }[] = [];
  for (const match of marked.matchAll(MARK)) {
    const [mark, name = ''] = match;
    text += marked.slice(from, match.index);
    from = match.index + mark.length;
    if (mark === '<|>') found.cursors.push({ file, offset: text.length });
    else if (mark === '|>') {
      const begun = open.pop();
      assert.ok(begun, `a span ends in ${file} that never began`);
      found.spans.push({ ...begun, file, end: text.length });
    } else open.push({ name, start: text.length });
  }
  assert.equal(open.length, 0, `a span in ${file} is not closed`);
  return text + marked.slice(from);
}
