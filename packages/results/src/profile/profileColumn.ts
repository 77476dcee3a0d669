import type { RowView } from '../arrange/rowView';
import { keySpaceOf } from '../keys/keySpaceOf';
import type { Steps } from '../scan/steps';
import type { ColumnProfile } from './columnProfile';
import { profileBytes } from './profileBytes';
import { profileKeys } from './profileKeys';

/** Tells what a column holds. */
export function* profileColumn(view: RowView, column: number): Steps<ColumnProfile> {
  const space = keySpaceOf(view.store.typeOf(column));
  return space === undefined
    ? yield* profileBytes(view, column)
    : yield* profileKeys(view.store, { column, set: view.set, space });
}
