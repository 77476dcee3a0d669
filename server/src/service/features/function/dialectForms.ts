/**
 * A call of another dialect that Dremio does not take, and what says the same in Dremio.
 *
 * In `dremio`, `$1` is the first argument as written and `$u1` the unit of time that it names; a call whose argument
 * names none is not meant. Without `dremio` nothing says quite the same, and `instead` names what comes near.
 */
export interface DialectForm {
  readonly name: string;
  /** Number of arguments. */
  readonly count: number;
  readonly dremio?: string;
  readonly instead?: string;
}

const form = (name: string, count: number, dremio: string): DialectForm => ({ name, count, dremio });
const near = (name: string, count: number, instead: string): DialectForm => ({ name, count, instead });

/** Calls that work elsewhere: Snowflake, BigQuery, PostgreSQL, Spark, SQL Server, DuckDB, Trino. */
const FORMS: readonly DialectForm[] = [
  form('DATEDIFF', 3, 'TIMESTAMPDIFF($u1, $2, $3)'),
  form('DATE_DIFF', 3, 'TIMESTAMPDIFF($u1, $2, $3)'),
  form('DATE_DIFF', 3, 'TIMESTAMPDIFF($u3, $2, $1)'),
  form('DATETIME_DIFF', 3, 'TIMESTAMPDIFF($u3, $2, $1)'),
  form('TIMESTAMP_DIFF', 3, 'TIMESTAMPDIFF($u3, $2, $1)'),
  form('TIMEDIFF', 3, 'TIMESTAMPDIFF($u1, $2, $3)'),
  form('DATEADD', 3, 'TIMESTAMPADD($u1, $2, $3)'),
  form('DATE_ADD', 3, 'TIMESTAMPADD($u1, $2, $3)'),
  form('TIMEADD', 3, 'TIMESTAMPADD($u1, $2, $3)'),
  form('ADD_MONTHS', 2, 'TIMESTAMPADD(MONTH, $2, $1)'),
  form('ADD_DAYS', 2, 'TIMESTAMPADD(DAY, $2, $1)'),
  form('DATETRUNC', 2, "DATE_TRUNC('$u1', $2)"),
  form('TIMESTAMP_TRUNC', 2, "DATE_TRUNC('$u2', $1)"),
  form('DATETIME_TRUNC', 2, "DATE_TRUNC('$u2', $1)"),
  form('DATEPART', 2, 'EXTRACT($u1 FROM $2)'),
  form('DATEFROMPARTS', 3, 'DATETYPE($1, $2, $3)'),
  form('DATE_FROM_PARTS', 3, 'DATETYPE($1, $2, $3)'),
  form('MAKE_DATE', 3, 'DATETYPE($1, $2, $3)'),
  form('GETDATE', 0, 'CURRENT_TIMESTAMP'),
  form('SYSDATE', 0, 'CURRENT_TIMESTAMP'),
  form('TODAY', 0, 'CURRENT_DATE'),
  form('CURDATE', 0, 'CURRENT_DATE'),
  form('FROM_UNIXTIME', 1, 'TO_TIMESTAMP($1)'),
  form('TO_VARCHAR', 1, 'CAST($1 AS VARCHAR)'),
  near('TO_VARCHAR', 2, "TO_CHAR(value, 'YYYY-MM-DD')"),
  near('DATE_FORMAT', 2, "TO_CHAR(value, 'YYYY-MM-DD')"),
  near('FORMAT_DATE', 2, "TO_CHAR(value, 'YYYY-MM-DD')"),
  near('STRFTIME', 2, "TO_CHAR(value, 'YYYY-MM-DD')"),

  form('IFNULL', 2, 'COALESCE($1, $2)'),
  form('ISNULL', 2, 'COALESCE($1, $2)'),
  form('NVL2', 3, 'CASE WHEN $1 IS NOT NULL THEN $2 ELSE $3 END'),
  form('ZEROIFNULL', 1, 'COALESCE($1, 0)'),
  form('NULLIFZERO', 1, 'NULLIF($1, 0)'),
  form('IFF', 3, 'CASE WHEN $1 THEN $2 ELSE $3 END'),
  form('IF', 3, 'CASE WHEN $1 THEN $2 ELSE $3 END'),
  near('TRY_CAST', 1, 'CAST, which fails on values that do not fit, or CASE WHEN ISNUMERIC(value) …'),
  near('SAFE_CAST', 1, 'CAST, which fails on values that do not fit, or CASE WHEN ISNUMERIC(value) …'),
  near('TRY_TO_NUMBER', 1, 'CASE WHEN ISNUMERIC(value) THEN CAST(value AS DOUBLE) END'),
  near('TRY_TO_DATE', 1, 'CASE WHEN ISDATE(value) THEN CAST(value AS DATE) END'),
  form('SAFE_DIVIDE', 2, '($1) / NULLIF($2, 0)'),
  form('DIV0', 2, 'COALESCE(($1) / NULLIF($2, 0), 0)'),

  form('LEN', 1, 'LENGTH($1)'),
  form('CHARINDEX', 2, 'LOCATE($1, $2)'),
  form('CHARINDEX', 3, 'LOCATE($1, $2, $3)'),
  form('STARTSWITH', 2, 'STARTS_WITH($1, $2)'),
  form('ENDSWITH', 2, 'ENDS_WITH($1, $2)'),
  form('STRTOK', 3, 'SPLIT_PART($1, $2, $3)'),
  form('SUBSTRB', 3, 'SUBSTR($1, $2, $3)'),
  form('REGEXP_SUBSTR', 2, 'REGEXP_EXTRACT($1, $2, 0)'),
  form('REGEXP_CONTAINS', 2, 'REGEXP_LIKE($1, $2)'),
  form('RLIKE', 2, 'REGEXP_LIKE($1, $2)'),
  form('SHA2', 1, 'SHA256($1)'),
  form('MD5_HEX', 1, 'MD5($1)'),

  form('STRING_AGG', 2, 'LISTAGG($1, $2)'),
  form('GROUP_CONCAT', 1, "LISTAGG($1, ',')"),
  form('COUNTIF', 1, 'COUNT(CASE WHEN $1 THEN 1 END)'),
  form('COUNT_IF', 1, 'COUNT(CASE WHEN $1 THEN 1 END)'),
  form('APPROX_DISTINCT', 1, 'APPROX_COUNT_DISTINCT($1)'),
  form('HLL', 1, 'APPROX_COUNT_DISTINCT($1)'),
  form('PERCENTILE_APPROX', 2, 'APPROX_PERCENTILE($1, $2)'),
  form('APPROX_QUANTILE', 2, 'APPROX_PERCENTILE($1, $2)'),
  form('LOGICAL_AND', 1, 'BOOL_AND($1)'),
  form('LOGICAL_OR', 1, 'BOOL_OR($1)'),
  form('BOOLAND_AGG', 1, 'BOOL_AND($1)'),
  form('BOOLOR_AGG', 1, 'BOOL_OR($1)'),
  form('COLLECT_LIST', 1, 'ARRAY_AGG($1)'),
  form('COLLECT_SET', 1, 'ARRAY_AGG(DISTINCT $1)'),
  form('EXPLODE', 1, 'FLATTEN($1)'),
  near('GENERATE_SERIES', 2, 'ARRAY_GENERATE_RANGE with FLATTEN'),
];

const BY_NAME: ReadonlyMap<string, readonly DialectForm[]> = new Map(
  FORMS.map(({ name }) => [name, FORMS.filter(one => one.name === name)]),
);

/** Whether other dialects have forms of a function of this name, upper case, that Dremio does not. */
export function hasDialectForms(name: string): boolean {
  return BY_NAME.has(name);
}

/** The forms of other dialects that a function of this name, upper case, has with so many arguments. */
export function dialectForms(name: string, count: number): readonly DialectForm[] {
  return BY_NAME.get(name)?.filter(one => one.count === count) ?? [];
}

const UNITS: Readonly<Record<string, readonly string[]>> = {
  YEAR: ['Y', 'YY', 'YYYY', 'YEARS'],
  QUARTER: ['Q', 'QQ', 'QTR', 'QUARTERS'],
  MONTH: ['M', 'MM', 'MON', 'MONTHS'],
  WEEK: ['W', 'WK', 'WW', 'WEEKS'],
  DAY: ['D', 'DD', 'DAYS'],
  HOUR: ['H', 'HH', 'HOURS'],
  MINUTE: ['MI', 'MIN', 'MINUTES'],
  SECOND: ['S', 'SS', 'SEC', 'SECONDS'],
};

/** Dremio's word for a unit of time, however another dialect writes it: `'day'`, `dd`, `DAYS`. */
export function unitOf(written: string): string | undefined {
  const word = written.replace(/^'(.*)'$/, '$1').toUpperCase();
  return Object.keys(UNITS).find(unit => unit === word || UNITS[unit]?.includes(word));
}
