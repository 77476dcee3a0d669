import type { Reshape } from '../tree/syntaxTree';
import { allOrigins } from './originSet';
import type { RelationColumn } from './sqlAnalysis';

/** Columns, and whether there are no others. */
export interface GivenColumns {
  readonly columns: readonly RelationColumn[];
  readonly complete: boolean;
}

/** What PIVOT and UNPIVOT, one behind the other, leave and make of columns. */
export function reshapedColumns(given: GivenColumns, shapes: readonly (Reshape | 'unknown')[]): GivenColumns {
  let result = given;
  for (const shape of shapes) result = shape === 'unknown' ? { columns: [], complete: false } : reshaped(result, shape);
  return result;
}

function reshaped({ columns, complete }: GivenColumns, { consumed, given, from }: Reshape): GivenColumns {
  const [gone, held] = [consumed, from].map(parts => new Set(parts.map(({ value }) => value.toLowerCase())));
  const origins = allOrigins(columns.filter(({ name }) => held?.has(name.toLowerCase())).map(one => one.origins));
  const kept = columns.filter(({ name }) => gone?.has(name.toLowerCase()) !== true);
  const made = given.map(({ value, span }) => ({ name: value, type: undefined, definition: span, origins }));
  return { columns: [...kept, ...made], complete };
}
