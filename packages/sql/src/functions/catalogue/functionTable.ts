import type { FunctionCategory } from '../sqlFunction';

/**
 * The functions of one category. Each row is the forms of a function, ` | ` between them, and what it does.
 *
 * A form reads `NAME(first: TYPE, [optional: TYPE], ...others: TYPE) tail -> RESULT`. Parameters are parted by a comma
 * or by the words in capitals that SQL wants there; an operator has no parentheses and shows itself as it is written.
 * Types are Dremio's in capitals, or a class in small letters: any, number, date (a DATE or TIMESTAMP), list, map, …
 */
export interface FunctionTable {
  readonly category: FunctionCategory;
  readonly rows: Readonly<Record<string, string>>;
}
