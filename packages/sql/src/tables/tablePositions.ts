import type { Token } from '../token';
import { withoutComments } from '../tokenize';
import type { TablePositions } from './tablePosition';
import { TableScanner } from './tableScanner';

/**
 * Where the statements of a text name tables, and where a column is written behind the whole name of one.
 *
 * Half-written text is read as far as it goes: the tables behind FROM are found whatever stands before it.
 * A function in FROM (`table(f('x'))`, `unnest(…)`) is no table; a name of the query's WITH list is marked so.
 */
export function tablePositions(tokens: readonly Token[]): TablePositions {
  return new TableScanner(withoutComments(tokens)).scan();
}
