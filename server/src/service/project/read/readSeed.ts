/** What a seed's file says: its header, and the types that dbt gives to its columns as far as they are certain. */
export interface SeedFacts {
  readonly header: readonly string[];
  /** By the order of the header; undefined where only dbt can tell. */
  readonly types: readonly (string | undefined)[];
}

/** Files larger than this are not read for types, in characters: dbt itself looks at no larger ones when it compares. */
const LARGEST = 1024 * 1024;

/** Types in the order in which dbt tries them; every value of a column has to fit. */
const TYPES: readonly (readonly [type: string, fits: RegExp])[] = [
  ['BIGINT', /^-?\d{1,18}$/],
  ['DECIMAL', /^-?(?:\d+(?:\.\d+)?|\.\d+)$/],
  ['DATE', /^\d{4}-\d{2}-\d{2}$/],
  ['TIMESTAMP', /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}$/],
  ['BOOLEAN', /^(true|false)$/i],
];
/** What dbt takes for no value at all. */
const NULLS: ReadonlySet<string> = new Set(['', 'null']);
/** Values that no type but text takes: words, beside those that are numbers, dates or truth values. */
const TEXT = /^(?!(?:true|false|null|nan|-?inf|-?infinity)$).*[a-z]{3}/i;

/** Reads a seed. The delimiter is the comma; dbt's `delimiter` makes one column of it here. */
export function readSeed(text: string): SeedFacts {
  const body = text.replace(/^\ufeff/, '');
  const [header = [], ...rows] = recordsOf(body.length > LARGEST ? (body.split(/\r?\n/, 1)[0] ?? '') : body);
  const types = header.map((_, at) => typeOf(rows.flatMap(row => row[at] ?? [])));
  return { header: header.map(name => name.trim()), types };
}

function typeOf(values: readonly string[]): string | undefined {
  const given = values.map(value => value.trim()).filter(value => !NULLS.has(value.toLowerCase()));
  if (given.length === 0) return undefined;
  const found = TYPES.find(([, fits]) => given.every(value => fits.test(value)))?.[0];
  // Of numbers without a digit behind the point that counts dbt makes whole ones, of long ones what nobody knows.
  if (found === 'DECIMAL') return given.some(value => /\.\d*[1-9]/.test(value)) ? found : undefined;
  return found ?? (given.some(value => TEXT.test(value)) ? 'VARCHAR' : undefined);
}

/** The records of a CSV text; a quoted value may hold commas, line ends and doubled quotes. */
function recordsOf(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n][^,\r\n]*)?)(,|\r?\n|$)/g)) {
    record.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    // A blank line is no record.
    if (record.length > 1 || record[0] !== '') records.push(record);
    record = [];
  }
  return records;
}
