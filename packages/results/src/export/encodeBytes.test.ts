import assert from 'node:assert/strict';
import { Binary, type DataType, Float64, Int64, Table, Uint64, Utf8, vectorFromArray, type Vector } from 'apache-arrow';
import { exactValues } from '../../../../test/support/exactValues';
import type { Arrangement } from '../arrange/arrangement';
import type { RowView } from '../arrange/rowView';
import { ArrangedResult } from '../arrangedResult';
import { csvWriter } from '../copy/delimited';
import { jsonLinesWriter } from '../copy/jsonRows';
import { ResultStore } from '../store/resultStore';
import { csvFormat, jsonLinesFormat } from './byteFormats';
import { encodeBytes } from './encodeBytes';
import type { Encoding } from './encoder';
import { encodeText } from './encodeText';

function textOf(encoding: Encoding): string {
  return Buffer.concat([...encoding].map(({ bytes }) => Buffer.from(bytes as string))).toString('utf8');
}

/** Bytes are written as texts are. */
function checkSame(view: RowView, columns: readonly number[]): void {
  const written = columns.map(column => view.store.columns[column] ?? assert.fail('no such column'));
  for (const [format, writer] of [
    [csvFormat(written), csvWriter(written)],
    [jsonLinesFormat(written), jsonLinesWriter(written)],
  ] as const)
    assert.equal(textOf(encodeBytes(view, columns, format)), textOf(encodeText(view, columns, writer)));
}

async function resultOf(values: Vector): Promise<ArrangedResult> {
  const table = new Table({ value: values, 'a "name", really': values });
  const store = new ResultStore(table.schema);
  for (const batch of table.batches) await store.append(batch);
  return new ArrangedResult(store);
}

const BACKWARDS: Arrangement = { sort: [{ column: 0, descending: true }], filters: [] };

async function checkColumn(type: DataType, values: readonly unknown[]): Promise<void> {
  const result = await resultOf(vectorFromArray(values, type));
  checkSame(result.view, [0, 1]);
  await result.arrange(BACKWARDS);
  checkSame(result.view, [1, 0]);
}

describe('rows that are written as bytes', () => {
  const exact = exactValues('zstd');

  for (const [column, { name }] of exact.columns.entries())
    it(`are those of their texts: ${name}`, async () => {
      const store = new ResultStore(exact.schema);
      for (const batch of exact.batches) await store.append(batch);
      const result = new ArrangedResult(store);
      checkSame(result.view, [column, 0]);
      await result.arrange({ sort: [{ column, descending: false }], filters: [] });
      checkSame(result.view, [0, column]);
    });

  it('have all digits of whole numbers', async () => {
    const edges = [
      9n,
      10n,
      999_999_999n,
      1_000_000_000n,
      2n ** 32n,
      2n ** 53n - 1n,
      2n ** 53n,
      10n ** 18n,
      2n ** 63n - 1n,
    ];
    const around = edges.flatMap(edge => [edge - 1n, edge, edge + 1n]).filter(each => each < 2n ** 63n);
    await checkColumn(new Int64(), [0n, -(2n ** 63n), null, ...around, ...around.map(each => -each)]);
    await checkColumn(new Uint64(), [0n, 2n ** 64n - 1n, 2n ** 63n, ...around]);
    const random = Array.from(
      { length: 2000 },
      (_, i) => BigInt.asIntN(64, 0x9e3779b97f4a7c15n * BigInt(i)) >> BigInt(i % 64),
    );
    await checkColumn(new Int64(), random);
  });

  it('have the shortest digits of floating numbers', async () => {
    const edges = [0, -0, 1, 0.1, 0.001, 0.000_001, 1e-7, 123.456, 1e15, 1e15 - 1, 1e21, 1e22, 4.35, 0.1 + 0.2, 5e-324];
    const odd = [NaN, Infinity, -Infinity, null, Number.MAX_VALUE, 2 ** 53, 1.005, 8.5e14 + 0.1];
    await checkColumn(new Float64(), [...edges, ...odd, ...edges.map(each => -each)]);
    const cents = Array.from({ length: 2000 }, (_, i) => (i * 7919 - 5_000_000) / 10 ** (i % 8));
    const random = Array.from({ length: 2000 }, (_, i) => Math.sin(i) * 10 ** ((i % 40) - 20));
    await checkColumn(new Float64(), [...cents, ...random]);
  });

  it('have texts with their quotes and escapes', async () => {
    const controls = Array.from({ length: 0x30 }, (_, code) => `a${String.fromCharCode(code)}b`);
    await checkColumn(new Utf8(), [
      '',
      null,
      'a,b',
      '"',
      'a "b" c',
      '\r\n',
      '\\',
      '\u2028',
      'é😀',
      'long '.repeat(50),
      ...controls,
    ]);
  });

  it('have a mark for what is not UTF-8, as when a character was cut in two', async () => {
    const vector = vectorFromArray(
      [Buffer.from([0x61, 0xc3]), Buffer.from([0xa9, 0x62]), Buffer.from('c')],
      new Binary(),
    );
    const [data] = vector.data;
    const texts = vectorFromArray(['x', 'y', 'z'], new Utf8());
    const [text] = texts.data;
    assert.ok(data !== undefined && text !== undefined);
    Object.assign(text, { valueOffsets: data.valueOffsets, values: data.values });
    const result = await resultOf(texts);
    const [column] = result.store.columns;
    assert.ok(column !== undefined);
    const format = csvFormat([column]);
    assert.equal(textOf(encodeBytes(result.view, [0], format)), 'value\r\na\uFFFD\r\n\uFFFDb\r\nc\r\n');
  });

  it('are none where there are none', async () => {
    const result = await resultOf(vectorFromArray([1n], new Int64()));
    const test = { kind: 'null' } as const;
    await result.arrange({ sort: [], filters: [{ column: 0, test }] });
    checkSame(result.view, [0]);
  });
});
