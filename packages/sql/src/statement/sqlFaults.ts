import type { SqlFault } from '../analysis/sqlAnalysis';
import type { Span } from '../span';
import type { Token } from '../token';
import { parseStatement } from '../tree/parseStatement';

/**
 * What keeps the queries of one statement from being read, in the order of the text. Nothing is resolved for it.
 *
 * @param tokens of the statement, without comments and without its `;`
 * @param isOpaque whether a stretch stands for text that is not known
 */
export function sqlFaults(tokens: readonly Token[], isOpaque: (span: Span) => boolean): readonly SqlFault[] {
  const { faults } = parseStatement(tokens, tokens.at(-1)?.span.end ?? 0, isOpaque);
  return faults.toSorted((one, other) => one.span.start - other.span.start);
}
