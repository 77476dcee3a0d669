import { isMark, sqlFunction, type SqlFunction, type Token } from '@lakehouse/sql';
import type { Hover } from '../../answers/hover';
import type { FeatureContext } from '../../feature';
import { indexEndingFrom, sqlOf, sqlRole } from '../../sqlDocument';
import { touches } from '../../text/span';
import { functionMarkdown } from './functionText';
import { isCallee } from './sqlCall';

/** What a function of Dremio does, on its name. */
export function hoverFunction({ document, project }: FeatureContext, offset: number): Hover | undefined {
  if (sqlRole(document, project) === undefined) return undefined;
  const tokens = sqlOf(document).statementAt(offset)?.tokens ?? [];
  const first = indexEndingFrom(tokens, offset);
  // Behind a mark the word that begins at the cursor counts as well.
  for (const at of [first, first + 1]) {
    const span = tokens[at]?.span;
    const known = span && touches(span, offset) ? functionAt(tokens, at) : undefined;
    if (span !== undefined && known !== undefined) return { span, markdown: functionMarkdown(known) };
  }
  return undefined;
}

function functionAt(tokens: readonly Token[], at: number): SqlFunction | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || isMark(tokens[at - 1], '.')) return undefined;
  const known = sqlFunction(token.text);
  // Without parentheses a name is a function only where the function wants none.
  return known?.forms.some(({ called }) => !called) === true || isCallee(tokens, at) ? known : undefined;
}
