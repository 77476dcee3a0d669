import { sqlFunction, type FunctionForm } from '@lakehouse/sql';
import type { SignatureHelp } from '../../answers/signature';
import type { FeatureContext } from '../../feature';
import { indexEndingFrom, sqlOf, sqlRole } from '../../sqlDocument';
import { signatureOf } from './functionText';
import { callAround } from './sqlCall';

/** The forms of the function whose call is being written, and the argument that the cursor is at. */
export function functionSignature({ document, project }: FeatureContext, offset: number): SignatureHelp | undefined {
  if (sqlRole(document, project) === undefined) return undefined;
  const sql = sqlOf(document);
  const place = sql.textAt(offset);
  if (place === 'comment' || place === 'tag') return undefined;
  const statement = sql.statementAt(offset)?.tokens ?? [];
  const call = callAround(statement, indexEndingFrom(statement, offset + 1));
  const known = call && sqlFunction(call.name.text);
  if (call === undefined || known === undefined) return undefined;
  const forms = known.forms.filter(({ called }) => called);
  const chosen = Math.max(
    forms.findIndex(form => takes(form, call.separators)),
    0,
  );
  const form = forms[chosen];
  if (form === undefined) return undefined;
  return {
    signatures: forms.map(one => signatureOf(known, one)),
    activeSignature: chosen,
    activeParameter: parameterAt(form, call.separators.length),
  };
}

/** Whether a form has these separators between its arguments, and perhaps more of them. */
function takes({ parameters }: FunctionForm, separators: readonly string[]): boolean {
  const own = parameters.slice(1).map(({ before }) => before.trim());
  const repeats = parameters.at(-1)?.variadic === true;
  return separators.every((separator, index) => (own[index] ?? (repeats ? ',' : undefined)) === separator);
}

function parameterAt({ parameters }: FunctionForm, index: number): number | undefined {
  if (index < parameters.length) return index;
  return parameters.at(-1)?.variadic === true ? parameters.length - 1 : undefined;
}
