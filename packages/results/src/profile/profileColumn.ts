import type { RowView } from '../arrange/rowView';
import { keySpaceOf } from '../keys/keySpaceOf';
import type { Steps } from '../scan/steps';
import type { Report } from '../scan/partialAnswers';
import type { ColumnProfile, PartialProfile } from './columnProfile';
import { profileBytes } from './profileBytes';
import { profileKeys } from './profileKeys';

/** Tells what a column holds. @param report Is told what is known on the way. */
export function* profileColumn(view: RowView, column: number, report?: Report<PartialProfile>): Steps<ColumnProfile> {
  const space = keySpaceOf(view.store.typeOf(column));
  return space === undefined
    ? yield* profileBytes(view, column, report)
    : yield* profileKeys(view.store, { column, set: view.set, space }, report);
}
