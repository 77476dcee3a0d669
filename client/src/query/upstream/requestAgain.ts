import type { PreparedQuery, QueryRequest } from '../prepare/preparedQuery';

/**
 * The request that a query came of, for asking it again in another way.
 *
 * `undefined` for a query of the history, and when its document has another text by now: the same place would mean
 * another statement.
 */
export function requestAgain(
  { document, asked }: PreparedQuery,
  textNow: string | undefined,
): QueryRequest | undefined {
  return asked === undefined || textNow !== document.text ? undefined : { document, ...asked };
}
