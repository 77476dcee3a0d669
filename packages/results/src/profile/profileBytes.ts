import { ByteDictionary } from '../arrange/byteDictionary';
import type { RowView } from '../arrange/rowView';
import { bytesOf, isBinary } from '../keys/bytesOf';
import { pickedSlices, rowsIn } from '../scan/rowSet';
import type { Steps } from '../scan/steps';
import { validityOf } from '../scan/validity';
import { type ColumnProfile, quantilePlace } from './columnProfile';
import { TopRuns } from './topRuns';

/** Profiles a column that is ordered by bytes, by counting its different values. */
export function* profileBytes(view: RowView, column: number): Steps<ColumnProfile> {
  const { set, store } = view;
  const dictionary = new ByteDictionary();
  let counts = new Uint32Array(1024);
  let nulls = 0;
  for (const { data, from, to, picks, start } of pickedSlices(store, column, set)) {
    const { values, offsets } = bytesOf(data, from, to);
    const valid = validityOf(data, from, to);
    const rows = picks?.length ?? to - from;
    for (let i = 0; i < rows; i++) {
      const row = picks === undefined ? i : (picks[i] as number) - start;
      if (valid?.[row] === 0) {
        nulls++;
        continue;
      }
      const id = dictionary.idOf(values, offsets[row] as number, offsets[row + 1] as number);
      if (id >= counts.length) counts = larger(counts);
      counts[id] = (counts[id] as number) + 1;
    }
    yield;
  }
  const isText = !isBinary(store.typeOf(column));
  return { column, rows: rowsIn(set), nulls, ...summaryOf(dictionary, counts, isText) };
}

function larger(counts: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(counts.length * 2);
  grown.set(counts);
  return grown;
}

function summaryOf(
  dictionary: ByteDictionary,
  counts: Uint32Array,
  isText: boolean,
): Omit<ColumnProfile, 'column' | 'rows' | 'nulls'> {
  const ids = dictionary.sorted();
  const distinct = { count: ids.length, isEstimate: false };
  if (ids.length === 0) return { distinct, top: [] };
  const text = (place: number): string => {
    const bytes = Buffer.from(dictionary.bytes(ids[place] ?? 0));
    return isText ? bytes.toString('utf8') : bytes.toString('hex').toUpperCase();
  };
  const top = new TopRuns();
  const ends: number[] = [];
  let rows = 0;
  for (const [at, id] of ids.entries()) {
    rows += counts[id] as number;
    ends.push(rows);
    top.add({ at, rows: counts[id] as number });
  }
  const quartile = (share: number): string => text(ends.findIndex(end => end > quantilePlace(rows, share)));
  return {
    distinct,
    min: text(0),
    max: text(ids.length - 1),
    quartiles: [quartile(0.25), quartile(0.5), quartile(0.75)],
    top: top.all.map(run => ({ value: text(run.at), rows: run.rows })),
  };
}
