import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import type { Data, Field, RecordBatch } from 'apache-arrow';
import { type ExactForm, exactMessages, exactValues, hugeRuns } from '../../../../test/support/exactValues';
import { cellReader } from '../../../results/src/text/cellReader';
import type { FlightData } from '../wire/flightData';
import { BatchDecoder } from './batchDecoder';

function textsOf(batch: RecordBatch): readonly (readonly (string | null)[])[] {
  return batch.data.children.map(column => {
    const read = cellReader(column);
    return Array.from({ length: batch.numRows }, (_, row) => read(row));
  });
}

function checkTable(form: ExactForm): void {
  const { batches, columns } = exactValues(form);
  assert.equal(batches.length, 1);
  assert.deepEqual(
    textsOf(batches[0]!),
    columns.map(({ cells }) => cells),
  );
}

/** Numbers below a limit, the same in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
}

/** Values that go wrong most easily where lengths and places are meant. */
const EXTREMES = [0, 1, 127, 128, 254, 255] as const;
const EXTREME_WORDS = [0, 1, -1, 13, 2 ** 31 - 1, -(2 ** 31), 2 ** 30, 65_536] as const;

function damage(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const damaged = new Uint8Array(bytes);
  const view = new DataView(damaged.buffer);
  for (let i = random(4); i >= 0 && damaged.length > 4; i--)
    if (random(2) === 0) view.setInt32(4 * random(damaged.length >> 2), EXTREME_WORDS[random(8)] ?? 0, true);
    else damaged[random(damaged.length)] = random(2) === 0 ? random(256) : (EXTREMES[random(EXTREMES.length)] ?? 0);
  return random(20) === 0 ? damaged.subarray(0, random(damaged.length + 1)) : damaged;
}

/** Decodes all and reads each value, for which nothing but a `Failure` may be thrown. */
function readAll(messages: readonly FlightData[]): void {
  const decoder = new BatchDecoder();
  try {
    for (const message of messages) {
      const decoded = decoder.decode(message);
      if (decoded.kind === 'batch') textsOf(decoded.batch);
    }
  } catch (error) {
    assert.ok(error instanceof Failure, error instanceof Error ? error.stack : String(error));
    assert.match(error.code, /^(connection[.]protocol|query[.](unsupported|tooLarge))$/);
  }
}

function checkDamaged(form: ExactForm, part: 'dataHeader' | 'dataBody', rounds: number): void {
  const messages = exactMessages(form);
  const random = randomNumbers(42);
  for (let round = 0; round < rounds; round++) {
    const at = random(3) === 0 ? random(messages.length) : messages.length - 1;
    readAll(messages.map((message, i) => (i === at ? { ...message, [part]: damage(message[part], random) } : message)));
  }
}

/** The memory in which a column and its children lie. */
function memoryOf(data: Data): readonly ArrayBufferLike[] {
  // The library leaves the kinds of the buffers open; each is a typed array, or absent.
  const buffers = [data.valueOffsets, data.values, data.nullBitmap, data.typeIds] as unknown as readonly (
    Uint8Array | undefined
  )[];
  const own = [...buffers, ...data.variadicBuffers].flatMap(each => (each?.length ? [each.buffer] : []));
  return [...own, ...data.children.flatMap(memoryOf)];
}

describe('a batch of every type', () => {
  for (const form of ['plain', 'lz4', 'zstd'] as const)
    it(`tells whether it stands on the memory that arrived: ${form}`, () => {
      const messages = exactMessages(form).map(each => ({ ...each, dataBody: new Uint8Array(each.dataBody) }));
      const decoder = new BatchDecoder();
      const decoded = messages.map(message => decoder.decode(message)).at(-1);
      assert.ok(decoded?.kind === 'batch');
      const memory = decoded.batch.data.children.flatMap(memoryOf);
      assert.equal(decoded.isOnBody, memory.includes(messages.at(-1)!.dataBody.buffer));
      assert.equal(decoded.isOnBody, form === 'plain');
    });

  it('is a view on the memory that arrived, but for what must be written out', () => {
    const messages = exactMessages('plain').map(each => ({ ...each, dataBody: new Uint8Array(each.dataBody) }));
    const decoder = new BatchDecoder();
    const decoded = messages.map(message => decoder.decode(message)).at(-1);
    assert.ok(decoded?.kind === 'batch');
    const fields: readonly Field[] = decoded.batch.schema.fields;
    for (const [i, { name }] of fields.entries()) {
      const memory = memoryOf(decoded.batch.data.children[i]!);
      const isWrittenOut = /^runs_|list_view/.test(name);
      assert.equal(isWrittenOut || memory.every(each => each === messages.at(-1)?.dataBody.buffer), true, name);
    }
  });

  it('comes as it was sent', () => checkTable('plain'));
  it('is decompressed from ZSTD', () => checkTable('zstd'));
  it('is decompressed from LZ4', () => checkTable('lz4'));

  for (const form of ['plain', 'lz4', 'zstd'] as const)
    for (const part of ['dataHeader', 'dataBody'] as const)
      it(`is read or refused, whatever happened to its ${part} (${form})`, () =>
        checkDamaged(form, part, form === 'zstd' ? 100 : 400));

  it('is refused when a few bytes stand for more memory than there is', () => {
    const decoder = new BatchDecoder();
    assert.throws(() => hugeRuns().forEach(message => decoder.decode(message)), { code: 'query.tooLarge' });
  });

  it('is refused wherever its body is cut', () => {
    const messages = exactMessages('plain');
    const last = messages.at(-1)!;
    for (let length = 0; length < last.dataBody.length; length += 97)
      readAll([...messages.slice(0, -1), { ...last, dataBody: last.dataBody.subarray(0, length) }]);
  });
});
