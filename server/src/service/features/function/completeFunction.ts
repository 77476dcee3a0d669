import {
  isMark,
  parseReflection,
  queryPlace,
  queryWords,
  recogniseStatement,
  sqlFunction,
  sqlFunctions,
  type QueryPlace,
  type RecognisedStatement,
  type SqlFunction,
  type Token,
} from '@lakehouse/sql';
import type { Completion } from '../../answers/completion';
import type { FeatureContext } from '../../feature';
import { indexEndingFrom, sqlOf, sqlRole } from '../../sqlDocument';
import type { Span } from '../../text/span';
import { functionMarkdown } from './functionText';
import { callAround } from './sqlCall';

const KEYWORD_RANK = 4;
const FUNCTION_RANK = 6;
const QUERY_STARTS = ['SELECT', 'WITH'];
const TYPES =
  'BIGINT BOOLEAN DATE DECIMAL DOUBLE FLOAT INTEGER INTERVAL LIST MAP STRUCT TIME TIMESTAMP VARBINARY VARCHAR'.split(
    ' ',
  );
const UNITS = 'DAY HOUR MINUTE MONTH QUARTER SECOND WEEK YEAR'.split(' ');
/** Places of a query where no value stands. */
const WITHOUT_VALUES: ReadonlySet<QueryPlace['clause']> = new Set(['from', 'limit', 'using', 'with']);

/** Words that begin what is offered as one keyword, with what alone goes on: nothing else is meant behind them. */
const SECOND_WORDS: Readonly<Record<string, readonly string[]>> = {
  GROUP: ['BY'],
  ORDER: ['BY'],
  PARTITION: ['BY'],
  IS: ['NULL', 'NOT NULL', 'TRUE', 'FALSE', 'DISTINCT FROM', 'NOT DISTINCT FROM'],
  NULLS: ['FIRST', 'LAST'],
  INNER: ['JOIN'],
  CROSS: ['JOIN'],
};

/** What may be written next by the grammar of the statement. */
interface Offer {
  readonly words: readonly string[];
  readonly functions: boolean;
}

/** Functions where a value may stand, and the keywords that may follow. */
export function completeFunction(context: FeatureContext, offset: number): readonly Completion[] | undefined {
  const { document, project } = context;
  const role = sqlRole(document, project);
  const sql = role && sqlOf(document);
  if (sql?.textAt(offset) === 'quoted') return unitsInQuotes(sql.statementAt(offset)?.tokens ?? [], offset);
  if (sql?.textAt(offset) !== 'code') return undefined;
  const statement = sql.statementAt(offset)?.tokens ?? [];
  const at = indexEndingFrom(statement, offset);
  const touched = statement[at];
  const typed = touched?.kind === 'word' && touched.span.start < offset ? touched : undefined;
  // A token of another kind that ends at the cursor is written.
  const before = statement.slice(0, typed === undefined && touched?.span.end === offset ? at + 1 : at);
  // Behind a dot a column or table follows, and reflections have completions of their own.
  if (isMark(before.at(-1), '.') || parseReflection(statement) !== undefined) return undefined;
  const offer = offerAt(before, role === 'query', typed);
  const replace = typed?.span ?? { start: offset, end: offset };
  const small = writesSmall(typed, statement);
  const called = sql.sql.slice(replace.end).trimStart().startsWith('(');
  const words = [...new Set(offer.words)].map((word, index) =>
    keywordEntry(small ? word.toLowerCase() : word, replace, index),
  );
  const functions = offer.functions ? [...sqlFunctions()].filter(isWritable) : [];
  return [...words, ...functions.map(one => functionEntry(one, { replace, small, called }))];
}

function offerAt(before: readonly Token[], onlyQueries: boolean, typed: Token | undefined): Offer {
  if (before.length === 0 && onlyQueries) return { words: QUERY_STARTS, functions: false };
  const wanted = SECOND_WORDS[before.at(-1)?.keyword ?? ''] ?? argumentWords(before) ?? intervalUnits(before);
  if (wanted !== undefined) return { words: wanted, functions: false };
  const recognised = recogniseStatement(before);
  if (recognised.faultAt !== undefined) return { words: [], functions: false };
  const table = tableOffer(recognised);
  if (recognised.within.length === 0 && !table.functions) return table;
  const place = queryPlace(before);
  // An alias of a letter or two is not to become LEFT JOIN or ORDER BY when Enter ends its line.
  if (place.clause === 'from' && place.awaits === 'operator' && (typed?.text.length ?? 3) < 3)
    return { words: [], functions: false };
  const functions =
    place.awaits === 'operand' && !WITHOUT_VALUES.has(place.clause) && (place.clause !== 'start' || place.nested);
  return { words: [...table.words, ...queryWords(place)], functions };
}

/** What a call takes that is no value: a unit of time, or a type behind AS. */
function argumentWords(before: readonly Token[]): readonly string[] | undefined {
  const call = callAround(before, before.length);
  const last = before.at(-1)?.text;
  if (call === undefined || (last !== '(' && last !== ',' && before.at(-1)?.keyword !== 'AS')) return undefined;
  const type = sqlFunction(call.name.text)?.forms[0]?.parameters[call.separators.length]?.type;
  return type === 'unit' ? UNITS : type === 'type' ? TYPES : undefined;
}

/** `INTERVAL '1' …`. */
function intervalUnits(before: readonly Token[]): readonly string[] | undefined {
  const [word, amount] = before.slice(-2);
  return word?.keyword === 'INTERVAL' && amount?.kind === 'string' ? UNITS : undefined;
}

/** Units of time where a function takes one as a text: DATE_TRUNC('month', …). */
function unitsInQuotes(statement: readonly Token[], offset: number): readonly Completion[] | undefined {
  const at = statement.findIndex(({ span }) => span.start < offset && offset <= span.end);
  const string = statement[at];
  const call = callAround(statement, at);
  const parameter = call && sqlFunction(call.name.text)?.forms[0]?.parameters[call.separators.length];
  if (string?.kind !== 'string' || parameter?.name !== 'unit') return undefined;
  const replace = { start: string.span.start + 1, end: string.span.end - (string.closed ? 1 : 0) };
  const small = writesSmall(undefined, statement);
  return UNITS.map((unit, index) => ({
    ...keywordEntry(small ? unit.toLowerCase() : unit, replace, index),
    kind: 'value',
  }));
}

/** What the grammar of a statement goes on with, queries and values aside. */
function tableOffer({ expected }: RecognisedStatement): Offer {
  const words = expected.flatMap(one => {
    if (one.kind === 'keyword') return [one.word];
    if (one.kind === 'mark') return [];
    return one.term === 'query' ? QUERY_STARTS : one.term === 'type' ? TYPES : [];
  });
  return { words, functions: expected.some(one => one.kind === 'term' && one.term === 'expression') };
}

/** Whether keywords are written in small letters here: as the word that is being typed, else as the statement begins. */
function writesSmall(typed: Token | undefined, statement: readonly Token[]): boolean {
  const sample = typed?.text ?? statement.find(({ kind }) => kind === 'word')?.text ?? 'a';
  return sample === sample.toLowerCase();
}

function keywordEntry(word: string, replace: Span, index: number): Completion {
  return { label: word, kind: 'keyword', replace, insert: word, rank: KEYWORD_RANK + index / 1000 };
}

/** Operators are keywords of the query; what can be typed by its name alone is offered here. */
function isWritable({ name, forms }: SqlFunction): boolean {
  const [form] = forms;
  return form !== undefined && (form.called || form.label === name);
}

interface Writing {
  readonly replace: Span;
  readonly small: boolean;
  /** Whether parentheses stand there already. */
  readonly called: boolean;
}

function functionEntry(known: SqlFunction, { replace, small, called }: Writing): Completion {
  const [form] = known.forms;
  const name = small ? known.name.toLowerCase() : known.name;
  const base = {
    label: name,
    kind: 'function',
    replace,
    rank: FUNCTION_RANK,
    documentation: functionMarkdown(known),
  } as const;
  const detail = form?.result ?? '';
  if (form?.called !== true || called) return { ...base, detail, insert: name };
  const stops = form.parameters.filter(({ optional, variadic }) => !optional && !variadic);
  const inside = stops.map(
    (one, index) => `${small ? one.before.toLowerCase() : one.before}\${${index + 1}:${one.name}}`,
  );
  const tail =
    form.tail === '' ? '' : ` ${(small ? form.tail.toLowerCase() : form.tail).replace('…', `\${${stops.length + 1}}`)}`;
  return { ...base, detail, insert: `${name}(${inside.join('')})${tail}$0`, snippet: true };
}
