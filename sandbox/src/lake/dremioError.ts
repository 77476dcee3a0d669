import { isName, readName, tokenize, tokenValue, withoutComments } from '@lakehouse/sql';
import { wordingOf } from './dremioWording';
import { LakeError, positionOf, type SqlPosition } from './lakeError';
import { pathText } from './sql/names';
import type { EditedText, Origin } from './sql/textEdits';

/** A text that DuckDB runs, and the statement it was made from. */
export interface RunText {
  readonly body: EditedText;
  /** As the user wrote it: places of errors are told in it. */
  readonly written: string;
}

/** A statement of the sandbox's own, which nobody wrote. */
export function ownText(sql: string): RunText {
  return { body: { text: sql, originOf: offset => ({ start: offset, end: offset + 1 }) }, written: sql };
}

/** What DuckDB threw, as Dremio would put it, placed in the statement as written. */
export function dremioError(thrown: unknown, { body, written }: RunText): unknown {
  if (thrown instanceof LakeError || !(thrown instanceof Error)) return thrown;
  const report = decodeReport(thrown.message);
  if (report === undefined) return thrown;
  if (report.type === 'Interrupt') return new LakeError('CANCELED', 'Query cancelled by user');
  const { kind, sentence, name } = wordingOf(report.message);
  if (report.type === 'IO' && kind !== 'RESOURCE') return new LakeError('DATA_READ', sentence);
  if (report.position === undefined) return new LakeError(kind, sentence, mentionOf(written, sentence, name));
  const place = placeOf(written, body.originOf(charOffset(body.text, report.position)), name);
  if (place === undefined) return new LakeError(kind, sentence);
  const within = sentence.startsWith('Object ') ? withinOf(written.slice(place.start, place.end)) : '';
  return new LakeError(kind, sentence + within, positionOf(written, place.start, place.end));
}

/** The token or stretch that an error is about; undefined when its name is not there: it is in a view's query then. */
function placeOf(written: string, { start, end }: Origin, name: string | undefined): Origin | undefined {
  const tokens = tokenize(written);
  const at = tokens.findIndex(each => each.span.start <= start && start < each.span.end);
  const named = readName(tokens, at)?.name.span ?? tokens[at]?.span;
  const place = end - start > 1 || named === undefined ? { start, end } : named;
  if (name === undefined) return place;
  const around = written.slice(start, place.end + name.length + 2).toLowerCase();
  return around.includes(name.split('(')[0]?.toLowerCase() ?? '') ? place : undefined;
}

/** Where a statement first names the column that is missing, for errors that come without a place. */
function mentionOf(written: string, sentence: string, name: string | undefined): SqlPosition | undefined {
  if (name === undefined || !sentence.startsWith('Column ')) return undefined;
  const named = tokenize(written).find(
    token => isName(token) && tokenValue(token).toLowerCase() === name.toLowerCase(),
  );
  return named === undefined ? undefined : positionOf(written, named.span.start, named.span.end);
}

/** ` within 'gold.marts'` for the path of a table. */
function withinOf(path: string): string {
  const parts = readName(withoutComments(tokenize(path)), 0)?.name.parts.map(part => part.value) ?? [];
  return parts.length < 2 ? '' : ` within '${pathText(parts.slice(0, -1))}'`;
}

/** DuckDB's report of an error, with `errors_as_json` set. `position` counts bytes. */
interface DuckDBReport {
  readonly type: string;
  readonly message: string;
  readonly position: number | undefined;
}

function decodeReport(text: string): DuckDBReport | undefined {
  if (text.startsWith('INTERRUPT')) return { type: 'Interrupt', message: text, position: undefined };
  const start = text.indexOf('{');
  if (start < 0) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text.slice(start));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  const read = (key: string): string | undefined => {
    const field = fields[key];
    return typeof field === 'string' ? field : undefined;
  };
  const position = read('position');
  return {
    type: read('exception_type') ?? 'Unknown',
    message: read('exception_message') ?? text,
    position: position === undefined ? undefined : Number(position),
  };
}

function charOffset(sql: string, bytes: number): number {
  return Buffer.from(sql, 'utf8').subarray(0, bytes).toString('utf8').length;
}
