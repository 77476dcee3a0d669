import { isConfigCall } from '../../dbt/configKeys/jinjaConfig';
import type { ServedDocument } from '../../feature';
import type { Span } from '../../text/span';

/** Where what concerns a whole model is told: at its `config`, else at its first line. */
export function headOf({ jinja, text }: ServedDocument): Span {
  const call = jinja.calls.find(isConfigCall);
  if (call !== undefined) return call.nameSpan;
  const start = Math.max(text.search(/\S/), 0);
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}
