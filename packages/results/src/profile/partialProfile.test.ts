import assert from 'node:assert/strict';
import { Float64, Int64, makeBuilder, type RecordBatch, Table, Utf8, type DataType, type Vector } from 'apache-arrow';
import { ArrangedResult } from '../arrangedResult';
import type { PartialAnswer } from '../scan/partialAnswers';
import { ResultStore } from '../store/resultStore';
import type { ColumnProfile, PartialProfile } from './columnProfile';

/** Rows of a slice: the first partial answer is about these. */
const SLICE = 65_536;
const ROWS = 3 * SLICE;

/** A column by what each row holds. */
function vectorOf(type: DataType, valueOf: (row: number) => bigint | number | string | null): Vector {
  const builder = makeBuilder({ type, nullValues: [null] });
  for (let row = 0; row < ROWS; row++) builder.append(valueOf(row));
  return builder.finish().toVector();
}

interface Profiled {
  readonly whole: ColumnProfile;
  readonly partials: readonly PartialAnswer<PartialProfile>[];
}

async function profiled(values: Vector): Promise<Profiled> {
  const [batch] = new Table({ values }).batches;
  if (batch === undefined) assert.fail('a table without batch');
  return await profiledBatch(batch);
}

async function profiledBatch(batch: RecordBatch): Promise<Profiled> {
  const store = new ResultStore(batch.schema);
  await store.append(batch);
  const partials: PartialAnswer<PartialProfile>[] = [];
  const result = new ArrangedResult(store);
  return { whole: await result.profile(0, undefined, partial => partials.push(partial)), partials };
}

describe('a profile that is not whole yet', () => {
  it('tells of whole numbers how many there are, from where to where, and how they lie', async () => {
    const { partials, whole } = await profiled(vectorOf(new Int64(), row => (row % 4 === 0 ? null : BigInt(row))));
    const [first] = partials;
    assert.equal(first?.rows, SLICE);
    assert.equal(first.of, ROWS);
    const { histogram, ...told } = first.soFar;
    assert.deepEqual(told, { column: 0, rows: SLICE, nulls: SLICE / 4, min: '1', max: String(SLICE - 1) });
    assert.equal(histogram?.length, 20);
    assert.equal(histogram[0]?.from, '1');
    assert.equal(histogram.at(-1)?.to, String(SLICE - 1));
    assert.equal(sum(histogram), (SLICE / 4) * 3);
    assert.ok(histogram.every(({ rows }) => Math.abs(rows - (SLICE / 20) * 0.75) < 2));
    assert.equal(whole.rows, ROWS);
    assert.equal(whole.max, String(ROWS - 1));
  });

  it('tells of floating numbers as the whole one does, with NaN beside them', async () => {
    // The rows that are seen first are all there are, in values.
    const { partials, whole } = await profiled(vectorOf(new Float64(), row => (row % 10 === 0 ? NaN : (row % 64) / 8)));
    const { min, max, histogram = [] } = partials[0]?.soFar ?? assert.fail('nothing was told on the way');
    assert.deepEqual([min, max], [whole.min, whole.max]);
    assert.deepEqual(bordersOf({ histogram }), bordersOf(whole));
    assert.equal(sum(histogram), SLICE - Math.ceil(SLICE / 10));
  });

  it('tells of texts which are there, and how often', async () => {
    const { partials } = await profiled(vectorOf(new Utf8(), row => (row % 4 === 0 ? 'often' : `text ${row % 4}`)));
    assert.deepEqual(partials[0]?.soFar, {
      column: 0,
      rows: SLICE,
      nulls: 0,
      distinct: { count: 4, isEstimate: false },
      min: 'often',
      max: 'text 3',
      top: ['often', 'text 1', 'text 2', 'text 3'].map(value => ({ value, rows: SLICE / 4 })),
    });
  });

  it('has neither bounds nor histogram while there are no values', async () => {
    const { partials } = await profiled(vectorOf(new Int64(), row => (row < 2 * SLICE ? null : 7n)));
    assert.deepEqual(partials[0]?.soFar, { column: 0, rows: SLICE, nulls: SLICE });
  });
});

function sum(histogram: NonNullable<ColumnProfile['histogram']>): number {
  return histogram.reduce((all, { rows }) => all + rows, 0);
}

function bordersOf({ histogram }: Pick<ColumnProfile, 'histogram'>): readonly (readonly string[])[] | undefined {
  return histogram?.map(({ from, to }) => [from, to]);
}
