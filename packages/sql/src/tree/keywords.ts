import { CLAUSE_WORDS } from '../name';
import type { Token } from '../token';

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

export const SET_OPERATORS = words('UNION INTERSECT EXCEPT MINUS');

/** Words that begin a clause behind the select list, or end a query. */
export const CLAUSE_STARTS = words(
  'SELECT FROM WHERE GROUP HAVING QUALIFY WINDOW ORDER LIMIT OFFSET FETCH UNION INTERSECT EXCEPT MINUS JOIN INNER ' +
    'LEFT RIGHT FULL CROSS NATURAL ON USING SET RETURN',
);

export const JOIN_WORDS = words('NATURAL INNER LEFT RIGHT FULL OUTER CROSS JOIN');

/** Words that may stand where an operator is expected, so that without AS they name nothing. */
const NO_ALIASES = words('OVER FILTER WITHIN COLLATE ESCAPE ILIKE SIMILAR OVERLAPS FOR MATCH_RECOGNIZE');

/** Functions without parentheses. */
export const NILADIC_FUNCTIONS = words(
  'CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP CURRENT_USER SESSION_USER SYSTEM_USER USER ' +
    'CURRENT_SCHEMA CURRENT_ROLE CURRENT_CATALOG CURRENT_PATH CURRENT_DATE_UTC QUERY_USER',
);

/** Parts of a date that some functions take without quotes. */
export const TIME_UNITS = words(
  'MICROSECOND MILLISECOND SECOND MINUTE HOUR DAY WEEK MONTH QUARTER YEAR DECADE CENTURY MILLENNIUM EPOCH DOW DOY ' +
    'ISODOW ISOYEAR FRAC_SECOND NANOSECOND SQL_TSI_FRAC_SECOND SQL_TSI_SECOND SQL_TSI_MINUTE SQL_TSI_HOUR SQL_TSI_DAY ' +
    'SQL_TSI_WEEK SQL_TSI_MONTH SQL_TSI_QUARTER SQL_TSI_YEAR',
);

/** Functions whose first argument may be a part of a date. */
export const UNIT_FUNCTIONS = words(
  'TIMESTAMPADD TIMESTAMPDIFF DATEDIFF DATEADD DATE_DIFF DATE_ADD DATE_SUB EXTRACT DATE_TRUNC DATE_PART',
);

/** Functions whose arguments may be joined by FROM. */
export const FROM_FUNCTIONS = words('EXTRACT SUBSTRING TRIM OVERLAY CEIL CEILING FLOOR');

const EXPRESSION_WORDS = words('NOT CASE EXISTS');
const FUNCTION_WORDS = words('LEFT RIGHT');

/** Whether a value can begin with a token; LEFT and RIGHT are functions where a parenthesis follows. */
export function startsExpression(token: Token | undefined, next: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'punctuation') return token.text === '(' || token.text === '[' || token.text === '{';
  if (token.kind === 'operator') return '+-*~?@:#'.includes(token.text);
  if (token.kind !== 'word' || EXPRESSION_WORDS.has(token.keyword)) return true;
  return !CLAUSE_WORDS.has(token.keyword) || (FUNCTION_WORDS.has(token.keyword) && next?.text === '(');
}

/** Whether a token can be an alias that no AS announces. */
export function isBareAlias(token: Token | undefined): token is Token {
  if (token?.kind === 'quoted') return true;
  return token?.kind === 'word' && !CLAUSE_WORDS.has(token.keyword) && !NO_ALIASES.has(token.keyword);
}
