import { CLAUSE_WORDS } from '../name';
import { isMark } from '../token';
import type { Cursor } from './cursor';

const SUFFIXES = new Set(
  'PRECISION VARYING WITH WITHOUT TIME LOCAL ZONE YEAR MONTH DAY HOUR MINUTE SECOND TO UNSIGNED'.split(' '),
);
const NAMES: Readonly<Record<string, string>> = {
  INT: 'INTEGER',
  DEC: 'DECIMAL',
  NUMERIC: 'DECIMAL',
  REAL: 'FLOAT',
  STRING: 'VARCHAR',
  CHAR: 'VARCHAR',
  CHARACTER: 'VARCHAR',
  'CHARACTER VARYING': 'VARCHAR',
  'CHAR VARYING': 'VARCHAR',
  'DOUBLE PRECISION': 'DOUBLE',
  'BINARY VARYING': 'VARBINARY',
  BINARY: 'VARBINARY',
  'TIMESTAMP WITHOUT TIME ZONE': 'TIMESTAMP',
  'TIME WITHOUT TIME ZONE': 'TIME',
};

/** Reads a type as in CAST, and gives Dremio's name for it; undefined where none is written. */
export function parseType(cursor: Cursor): string | undefined {
  const { token } = cursor;
  if (token?.kind !== 'word' || CLAUSE_WORDS.has(token.keyword)) {
    const before = cursor.tokens[cursor.at - 1];
    if (before !== undefined) cursor.fault('type', before.span, 'type');
    return undefined;
  }
  const start = cursor.at;
  cursor.at += 1;
  if (cursor.isOpaque(token)) return undefined;
  while (SUFFIXES.has(cursor.keyword())) cursor.at += 1;
  if (cursor.isMark('<')) skipAngles(cursor);
  else if (cursor.isMark('(')) cursor.skipGroup();
  while (SUFFIXES.has(cursor.keyword()) || cursor.keyword() === 'ARRAY') cursor.at += 1;
  return typeName(cursor.tokens.slice(start, cursor.at).map(({ text, keyword }) => keyword || text));
}

function skipAngles(cursor: Cursor): void {
  let depth = 0;
  do {
    if (cursor.isMark('<')) depth += 1;
    if (cursor.isMark('>')) depth -= 1;
    if (isMark(cursor.token, '(')) cursor.skipGroup();
    else cursor.at += 1;
  } while (depth > 0 && cursor.token !== undefined);
}

function typeName(words: readonly string[]): string {
  const arguments_ = words.findIndex(word => word === '(' || word === '<');
  const written = (arguments_ < 0 ? words : words.slice(0, arguments_)).join(' ');
  const name = NAMES[written] ?? written;
  const rest = arguments_ < 0 ? '' : withBlanks(words.slice(arguments_));
  if (name === 'DECIMAL') return decimalName(rest);
  return rest.startsWith('<') || name === 'ROW' || name === 'ARRAY' || name === 'LIST' || name === 'MAP'
    ? name + rest
    : name;
}

/** Words keep a blank between them, as the name of a field and its type. */
function withBlanks(words: readonly string[]): string {
  return words.join(' ').replace(/ ?([<>(),:]) ?/g, '$1');
}

/** Without its arguments a DECIMAL has 38 digits and no fraction. */
function decimalName(rest: string): string {
  const [, precision = '38', scale = '0'] = /^\((\d+)(?:,(\d+))?\)$/.exec(rest) ?? [];
  return `DECIMAL(${precision},${scale})`;
}

/** Dremio's name for a type that is known by its text: `numeric(10, 2)` is `DECIMAL(10,2)`. */
export function normalType(text: string): string {
  const words = text.toUpperCase().match(/[A-Z_0-9]+|[^\sA-Z_0-9]/g);
  return words === null ? text : typeName(words);
}
