import type { FunctionTable } from './functionTable';

export const STRING_FUNCTIONS: FunctionTable = {
  category: 'string',
  rows: {
    'ASCII(text: VARCHAR) -> INTEGER': 'Gives the code of the first character.',
    'BTRIM(text: VARCHAR, [characters: VARCHAR]) -> VARCHAR': 'Strips blanks, or other characters, from both ends.',
    'CHARACTER_LENGTH(text: VARCHAR) -> INTEGER': 'Counts the characters of a text.',
    'CHAR_LENGTH(text: VARCHAR) -> INTEGER': 'Counts the characters of a text.',
    'CHR(code: INTEGER) -> VARCHAR': 'Gives the character of a code.',
    'COL_LIKE(text: VARCHAR, pattern: VARCHAR) -> BOOLEAN':
      'Matches a text against a LIKE pattern that a column holds.',
    'CONCAT(text: VARCHAR, ...others: VARCHAR) -> VARCHAR': 'Joins texts; NULL counts as an empty text.',
    'CONCAT_WS(separator: VARCHAR, text: VARCHAR, ...others: VARCHAR) -> VARCHAR': 'Joins texts with a separator.',
    'CONTAINS(query: VARCHAR) -> BOOLEAN': 'Searches an Elasticsearch source by a Lucene query.',
    'ENDS_WITH(text: VARCHAR, end: VARCHAR) -> BOOLEAN': 'Tells whether a text ends with another.',
    'ILIKE(text: VARCHAR, pattern: VARCHAR, [escape: VARCHAR]) -> BOOLEAN':
      'Matches a text against a LIKE pattern, whatever its case.',
    'INITCAP(text: VARCHAR) -> VARCHAR': 'Begins each word with a capital letter, the rest of it small.',
    'INSTR(text: VARCHAR, part: VARCHAR) -> INTEGER':
      'Gives the place of a part in a text, from 1; 0 if it is not there.',
    'IS_SUBSTR(text: VARCHAR, part: VARCHAR) -> BOOLEAN': 'Tells whether a text holds another.',
    'IS_UTF8(value: any) -> BOOLEAN': 'Tells whether a value is valid UTF-8.',
    'LCASE(text: VARCHAR) -> VARCHAR': 'Makes all letters small.',
    'LEFT(text: VARCHAR, length: BIGINT) -> VARCHAR': 'Gives the first characters of a text.',
    'LENGTH(text: VARCHAR) -> INTEGER': 'Counts the characters of a text.',
    'LEVENSHTEIN(left: VARCHAR, right: VARCHAR) -> INTEGER': 'Counts the edits that turn one text into another.',
    'text [NOT] LIKE pattern [ESCAPE character] -> BOOLEAN':
      'Matches a text against a pattern: % stands for any characters, _ for one.',
    'LOCATE(part: VARCHAR, text: VARCHAR, [start: INTEGER]) -> INTEGER':
      'Gives the place of a part in a text, from 1; 0 if it is not there.',
    'LOWER(text: VARCHAR) -> VARCHAR': 'Makes all letters small.',
    'LPAD(text: VARCHAR, length: BIGINT, [fill: VARCHAR]) -> VARCHAR': 'Fills a text up on the left to a length.',
    'LTRIM(text: VARCHAR, [characters: VARCHAR]) -> VARCHAR': 'Strips blanks, or other characters, from the left.',
    'MASK(text: VARCHAR, [upper: VARCHAR], [lower: VARCHAR], [digit: VARCHAR]) -> VARCHAR':
      'Hides a text: letters and digits become x, X and n, or other characters.',
    'MASK_FIRST_N(text: VARCHAR, [count: INTEGER], [upper: VARCHAR], [lower: VARCHAR], [digit: VARCHAR]) -> VARCHAR':
      'Hides the first characters of a text.',
    'MASK_HASH(text: VARCHAR) -> VARCHAR': 'Replaces a text by a hash of it.',
    'MASK_LAST_N(text: VARCHAR, [count: INTEGER], [upper: VARCHAR], [lower: VARCHAR], [digit: VARCHAR]) -> VARCHAR':
      'Hides the last characters of a text.',
    'MASK_SHOW_FIRST_N(text: VARCHAR, [count: INTEGER], [upper: VARCHAR], [lower: VARCHAR], [digit: VARCHAR]) -> VARCHAR':
      'Hides a text but for its first characters.',
    'MASK_SHOW_LAST_N(text: VARCHAR, [count: INTEGER], [upper: VARCHAR], [lower: VARCHAR], [digit: VARCHAR]) -> VARCHAR':
      'Hides a text but for its last characters.',
    'NORMALIZE_STRING(text: VARCHAR) -> VARCHAR':
      'Brings a text to the Unicode form in which equal texts compare equal.',
    'OCTET_LENGTH(text: VARCHAR) -> INTEGER': 'Counts the bytes of a text.',
    'PARSE_URL(url: VARCHAR, part: VARCHAR, [key: VARCHAR]) -> VARCHAR':
      'Gives a part of a URL, as HOST, PATH or QUERY.',
    'POSITION(part: VARCHAR IN text: VARCHAR) -> INTEGER':
      'Gives the place of a part in a text, from 1; 0 if it is not there.',
    'QUOTE(text: VARCHAR) -> VARCHAR': 'Puts a text into single quotes.',
    'REPEAT(text: VARCHAR, times: INTEGER) -> VARCHAR': 'Writes a text several times over.',
    'REPEATSTR(text: VARCHAR, times: INTEGER) -> VARCHAR': 'Writes a text several times over.',
    'REPLACE(text: VARCHAR, part: VARCHAR, replacement: VARCHAR) -> VARCHAR':
      'Replaces every occurrence of a part of a text.',
    'REVERSE(text: VARCHAR) -> VARCHAR': 'Turns a text around.',
    'RIGHT(text: VARCHAR, length: BIGINT) -> VARCHAR': 'Gives the last characters of a text.',
    'RPAD(text: VARCHAR, length: BIGINT, [fill: VARCHAR]) -> VARCHAR': 'Fills a text up on the right to a length.',
    'RTRIM(text: VARCHAR, [characters: VARCHAR]) -> VARCHAR': 'Strips blanks, or other characters, from the right.',
    'text SIMILAR TO pattern [ESCAPE character] -> BOOLEAN': 'Matches a whole text against a SQL regular expression.',
    'SOUNDEX(text: VARCHAR) -> VARCHAR': 'Gives a code that is the same for words that sound alike in English.',
    'SPLIT_PART(text: VARCHAR, delimiter: VARCHAR, part: INTEGER) -> VARCHAR':
      'Splits a text at a delimiter and gives one part, counted from 1.',
    'STARTS_WITH(text: VARCHAR, start: VARCHAR) -> BOOLEAN': 'Tells whether a text starts with another.',
    'STRPOS(text: VARCHAR, part: VARCHAR) -> INTEGER':
      'Gives the place of a part in a text, from 1; 0 if it is not there.',
    'SUBSTR(text: VARCHAR, pattern: VARCHAR) -> VARCHAR | SUBSTR(text: VARCHAR, offset: BIGINT, [length: BIGINT]) -> VARCHAR':
      'Cuts a stretch out of a text, by its place from 1 or by a pattern.',
    'SUBSTRING(text: VARCHAR, offset: BIGINT, [length: BIGINT]) -> VARCHAR | SUBSTRING(text: VARCHAR FROM offset: BIGINT) -> VARCHAR':
      'Cuts a stretch out of a text, from a place counted from 1.',
    'SUBSTRING_INDEX(text: VARCHAR, delimiter: VARCHAR, count: INTEGER) -> VARCHAR':
      'Gives what stands before the n-th occurrence of a delimiter.',
    'TRANSLATE(text: VARCHAR, from: VARCHAR, to: VARCHAR) -> VARCHAR': 'Replaces single characters by others.',
    'TRIM(text: VARCHAR) -> VARCHAR | TRIM(LEADING characters: VARCHAR FROM text: VARCHAR) -> VARCHAR | TRIM(TRAILING characters: VARCHAR FROM text: VARCHAR) -> VARCHAR | TRIM(BOTH characters: VARCHAR FROM text: VARCHAR) -> VARCHAR':
      'Strips blanks, or other characters, from one end of a text or from both.',
    'UCASE(text: VARCHAR) -> VARCHAR': 'Makes all letters capital.',
    'UPPER(text: VARCHAR) -> VARCHAR': 'Makes all letters capital.',
  },
};

export const REGEX_FUNCTIONS: FunctionTable = {
  category: 'regex',
  rows: {
    'REGEXP_COL_LIKE(text: VARCHAR, pattern: VARCHAR) -> BOOLEAN':
      'Tells whether a text matches a regular expression that a column holds.',
    'REGEXP_EXTRACT(text: VARCHAR, pattern: VARCHAR, [group: INTEGER]) -> VARCHAR':
      'Gives the part of a text that a regular expression, or a group of it, matches.',
    'REGEXP_LIKE(text: VARCHAR, pattern: VARCHAR) -> BOOLEAN': 'Tells whether a text matches a regular expression.',
    'REGEXP_MATCHES(text: VARCHAR, pattern: VARCHAR) -> BOOLEAN': 'Tells whether a text matches a regular expression.',
    'REGEXP_REPLACE(text: VARCHAR, pattern: VARCHAR, replacement: VARCHAR) -> VARCHAR':
      'Replaces what a regular expression matches.',
    'REGEXP_SPLIT(text: VARCHAR, pattern: VARCHAR, which: VARCHAR, limit: INTEGER) -> list':
      'Splits a text where a regular expression matches: at the FIRST, LAST, ALL matches, or the one of an INDEX.',
  },
};
