import { isMark, sqlFunction, type SqlFunction, type Token } from '@lakehouse/sql';
import type { Hover } from '../../answers/hover';
import type { FeatureContext } from '../../feature';
import { sqlOf, sqlRole } from '../../sqlDocument';
import { touches } from '../../text/span';
import { functionMarkdown } from './functionText';
import { isCallee } from './sqlCall';

/** What a function of Dremio does, on its name. */
export function hoverFunction({ document, project }: FeatureContext, offset: number): Hover | undefined {
  if (sqlRole(document, project) === undefined) return undefined;
  const tokens = sqlOf(document).statementAt(offset)?.tokens ?? [];
  const at = tokens.findIndex(({ span }) => touches(span, offset));
  const known = at < 0 ? undefined : functionAt(tokens, at);
  const span = tokens[at]?.span;
  return known && span && { span, markdown: functionMarkdown(known) };
}

function functionAt(tokens: readonly Token[], at: number): SqlFunction | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || isMark(tokens[at - 1], '.')) return undefined;
  const known = sqlFunction(token.text);
  // Without parentheses a name is a function only where the function wants none.
  return known?.forms.some(({ called }) => !called) === true || isCallee(tokens, at) ? known : undefined;
}
