import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { KeySpace, TypedValue } from '../keys/keySpace';
import type { CellTest, Containment } from './arrangement';

/** Tests that compare a cell with values. */
export type Comparison = Exclude<CellTest, Containment | { readonly kind: 'null' | 'notNull' }>;

/** A typed text among a column's values. @throws Failure `query.badFilter`. */
export function operand(space: KeySpace, text: string): TypedValue {
  const value = space.parse(text);
  if (value === undefined) throw badFilter(text);
  return value;
}

/** What a text is answered with that is no value of its column. */
export function badFilter(text: string): Failure {
  const message = l10n.t('“{0}” is no value of this column. Write it as the grid shows the column’s values.', text);
  return new Failure('query.badFilter', message);
}
