import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { YamlNode } from '../yamlNode';
import { readWholeYaml } from './libraryYaml';
import { readPlainYaml } from './plainYaml';

/** All that a reader says of a value, to compare. Nothing is said of where a null or a whole map or list ends. */
function tell(node: YamlNode | undefined): unknown {
  if (node === undefined) return undefined;
  const { text, span, isVerbatim } = node;
  const keys = node.keys().map(({ name, span: place }) => ({ name, span: place }));
  const items = node.items();
  if (keys.length > 0)
    return {
      start: span.start,
      keys,
      entries: node.entries().map(([key, value]) => [key, tell(value)]),
      value: node.toConfig(),
    };
  if (items.length > 0) return { start: span.start, items: items.map(item => tell(item)), value: node.toConfig() };
  return text === undefined ? { value: node.toConfig() } : { text, span, isVerbatim, value: node.toConfig() };
}

/** Checks that a text, where it is plain, is read as by the library; tells whether it is plain. */
function checkSame(text: string): boolean {
  const plain = readPlainYaml(text);
  if (plain === undefined) return false;
  const { root, problems } = readWholeYaml(text);
  assert.deepEqual(problems, [], `the library finds a mistake in:\n${text}`);
  assert.deepEqual(tell(plain.root), tell(root), `read otherwise:\n${text}`);
  return true;
}

function checkPlain(text: string): void {
  assert.ok(checkSame(text), `is not plain:\n${text}`);
}

/** Leaves it to the library. */
function checkUnusual(text: string): void {
  assert.equal(readPlainYaml(text), undefined, text);
}

const PIECES = [
  'models:',
  '  - name: a',
  '    description: some text',
  '- x',
  '  columns: []',
  'key: "quoted # text"',
  "k: 'a b'",
  '  deep:',
  '    deeper: 1',
  '',
  '  ',
  '# comment',
  'a: b # comment',
  'list: [a, "b", {c: 1}]',
  'map: {a: b, "c": [1, 2]}',
  'text: |',
  'text: >-',
  'text: |+',
  '  folded line',
  '    further in',
  '  back',
  'q: {{ x }}',
  'bad: a: b',
  'n: 1.0',
  'b: True',
  'e:',
  '- - nested',
  '- a: 1',
  '  b: 2',
  '-',
  'url: https://x/y#z',
  "v: it's",
  'x: - y',
  'null: 1',
  '~: 2',
  'd: 2024-01-01',
  'e: 1e3',
  'o: 0o7',
  'k : v',
  '"q k": 1',
  'm: [a,\n  b]',
  'p: one\n  two',
  '*a',
  'z: &a 1',
  'f: [a: 1]',
  't: !x 1',
  '? k',
];

describe('readPlainYaml', () => {
  it('reads what files of a project hold', () => {
    checkPlain(
      'version: 2\nmodels:\n  - name: orders\n    columns:\n    - name: id\n      tests: [unique, not_null]\n',
    );
    checkPlain('a:\n- b\n- c: 1\n  d:\n\n    e: "f"\n# end\n');
    checkPlain('a: |\n  one\n    two\n\n  three\nb: >-\n  one\n  two\n\n  three\nc: |+\n  x\n\nd: 1\n');
    checkPlain("a: {b: 1, c: [x, 'y z']}\r\nb: 1.0\r\nc: true\r\n");
    checkPlain('a: {b: yes, c: [no, On, OFF]}\nb: "yes"\nnone: nope\n');
    checkPlain('---\na: 1\n');
    checkPlain('');
    checkPlain('# nothing\n');
  });

  it('leaves to the library what is anything else', () => {
    for (const text of [
      'a: &x 1\nb: *x\n',
      '<<: 1\n',
      'a: one\n  two\n',
      'a: [1,\n  2]\n',
      'a: b: c\n',
      'a: "\\u00e4"\n',
    ])
      checkUnusual(text);
    for (const text of [
      'a:\n\tb: 1\n',
      'a: 1\n---\nb: 2\n',
      '? a\n: b\n',
      'a: !!str 1\n',
      "a: 'it''s'\n",
      'just text\n',
    ])
      checkUnusual(text);
    for (const text of ['a: 1\n b: 2\n', '  a: 1\nb: 2\n', 'a:\n  - b\n c: 1\n']) checkUnusual(text);
  });

  it('reads every file of the repository as the library does, and most of them', () => {
    const files = ['samples', 'test/integration']
      .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`))
      .filter(name => /\.ya?ml$/.test(name) && statSync(name).isFile());
    const plain = files.filter(file => checkSame(readFileSync(file, 'utf8')));
    assert.ok(plain.length > files.length * 0.7, `${plain.length} of ${files.length}`);
  });

  it('reads what was put together by chance as the library does', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    let plain = 0;
    for (let round = 0; round < 20_000; round++) {
      const lines = Array.from(
        { length: 1 + random(6) },
        () => ' '.repeat(2 * random(3)) + (PIECES[random(PIECES.length)] ?? ''),
      );
      if (checkSame(lines.join('\n') + (random(2) === 0 ? '\n' : ''))) plain += 1;
    }
    assert.ok(plain > 500, String(plain));
  });

  it('reads a file with any letter missing, doubled or replaced as the library does', () => {
    const whole = readFileSync('samples/lakehouse/models/staging/_staging.yml', 'utf8').slice(0, 1_500);
    for (let at = 0; at < whole.length; at += 1)
      for (const text of [
        whole.slice(0, at),
        whole.slice(0, at) + whole.slice(at + 1),
        `${whole.slice(0, at)}:${whole.slice(at)}`,
      ])
        checkSame(text);
  });
});
