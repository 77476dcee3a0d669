import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { atOnce } from '../scan/steps';
import { TextColumns } from '../build/textColumns';
import { ResultStore } from '../store/resultStore';
import { rankTexts } from './rankTexts';

function checkRanks(texts: readonly (string | null)[]): void {
  const columns = [{ name: 'text', type: 'VARCHAR', kind: 'text' }] as const;
  const built = new TextColumns(columns);
  const store = new ResultStore(built.schema, { columns });
  for (let at = 0; at < texts.length; at += 7)
    void store.append(built.batch(texts.slice(at, at + 7).map(text => [text])));
  const { ranks, last } = atOnce(rankTexts(store, 0, { end: store.rows }));
  const rows = texts.flatMap((text, row) =>
    text === null ? [] : [{ text, rank: ranks[row]!, bytes: Buffer.from(text) }],
  );
  for (const a of rows)
    for (const b of rows)
      assert.equal(Math.sign(a.rank - b.rank), Buffer.compare(a.bytes, b.bytes), `${a.text} and ${b.text}`);
  for (const [row, text] of texts.entries()) assert.equal(last?.[row] === 2, text === null);
}

describe('the ranks of texts', () => {
  it('are those of their bytes, however long they are equal', () => {
    checkRanks(['', 'a', 'a\0', 'a\0\0', 'b', 'aaaaaaa', 'aaaaaaab', 'aaaaaaaa', 'aaaaaa', 'ä', '😀', '￿', 'a', null]);
  });

  it('tell apart what differs behind thousands of equal characters', () => {
    const long = 'x'.repeat(3000);
    checkRanks([`${long}b`, long, `${long}a`, null, `${long}b`, `${long.slice(1)}a`, 'x']);
  });

  it('do not keep the thread where many texts have a long common beginning', () => {
    const columns = [{ name: 'text', type: 'VARCHAR', kind: 'text' }] as const;
    const built = new TextColumns(columns);
    const store = new ResultStore(built.schema, { columns });
    const long = 'x'.repeat(4000);
    const count = 20_000;
    void store.append(built.batch(Array.from({ length: count }, (_, i) => [`${long}${(i * 7919) % count}`])));
    const steps = rankTexts(store, 0, { end: store.rows });
    let pauses = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) pauses++;
    const texts = Array.from({ length: count }, (_, i) => String((i * 7919) % count));
    const order = texts.map((text, row) => ({ text, row })).sort((a, b) => (a.text < b.text ? -1 : 1));
    const { ranks } = step.value;
    for (const [rank, { row }] of order.entries()) assert.equal(ranks[row], rank);
    // The rows are compared as wholes in the end: each pause lies between at most some thousands of comparisons.
    assert.ok(pauses > 250, String(pauses));
  });

  it('hold for many texts of few letters', () => {
    let state = 7;
    const next = (below: number): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) % below;
    checkRanks(Array.from({ length: 300 }, () => Array.from({ length: next(20) }, () => 'ab\0'[next(3)]).join('')));
  });
});
