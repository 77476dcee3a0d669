import { Schema } from 'apache-arrow';
import type { RowView } from '../arrange/rowView';
import { plainField } from '../gather/plainType';

/** The columns of a file, laid out plainly. */
export function plainSchema({ store }: RowView, columns: readonly number[]): Schema {
  return new Schema(columns.flatMap(column => store.schema.fields[column] ?? []).map(plainField));
}
