import type { Span } from '../span';
import { isMark, type Token } from '../token';
import { withoutComments } from '../tokenize';
import { readGrammar } from './grammar';
import { NetworkBuilder, type Expectation, type GrammarState } from './network';
import { CATALOG_STATEMENTS } from './table/catalogStatements';
import { REFLECTION_RULES, REFLECTION_STATEMENTS } from './table/reflectionStatements';
import { SERVER_RULES, SERVER_STATEMENTS } from './table/serverStatements';
import { SHARED_RULES } from './table/sharedRules';
import type { StatementRow } from './table/statementRow';
import { TABLE_RULES, TABLE_STATEMENTS } from './table/tableStatements';
import { OPEN_TERMS, TERMS, type TermName } from './terms';

const ROWS: readonly StatementRow[] = [
  { kind: 'query', title: 'SELECT', grammar: 'query' },
  ...CATALOG_STATEMENTS,
  ...TABLE_STATEMENTS,
  ...REFLECTION_STATEMENTS,
  ...SERVER_STATEMENTS,
];

const RULES = new Map(
  Object.entries({ ...SHARED_RULES, ...TABLE_RULES, ...REFLECTION_RULES, ...SERVER_RULES }).map(
    ([name, grammar]) => [name, readGrammar(grammar)] as const,
  ),
);

/** Every word that some statement has. */
const WORDS: ReadonlySet<string> = new Set(
  ROWS.flatMap(({ title, grammar }) => `${title} ${grammar}`.match(/\b[A-Z_]+\b/g) ?? []),
);

const STARTS: readonly GrammarState[] = ROWS.map(({ grammar }, row) =>
  new NetworkBuilder(RULES, row).build(readGrammar(grammar)),
);

/** What a statement is, as far as its tokens tell. */
export interface RecognisedStatement {
  /** Of the table: `createView`, `query`, …; undefined when no statement of Dremio begins so. */
  readonly kind: string | undefined;
  /** What it is called, `CREATE VIEW`, or its first words while it can become several; empty without a kind. */
  readonly title: string;
  /** Whether it is whole: nothing is missing and nothing too much. */
  readonly complete: boolean;
  /** The token at which it stops being a statement of Dremio. */
  readonly faultAt: Span | undefined;
  /** What could stand there instead; where nothing is wrong, what could follow. */
  readonly expected: readonly Expectation[];
  /** Terms of unknown length that the text ends in, and that may go on: it breaks off in a query, say. */
  readonly within: readonly TermName[];
}

/**
 * Tells which of Dremio's statements one is, by a table of their grammars.
 *
 * Expressions and the queries inside are passed over: they are the business of the analysis of queries. Takes time in
 * proportion to the tokens, and never fails.
 * @param tokens of one statement, without its `;`
 */
export function recogniseStatement(tokens: readonly Token[]): RecognisedStatement {
  const plain = withoutComments(tokens);
  const { states, at, within } = follow(plain);
  const fault = plain[at];
  const ends = fault === undefined ? states.filter(({ last }) => last) : [];
  // Where a text is two statements at once, the one that the table has first counts.
  const alive = ends.length > 0 ? ends.toSorted((a, b) => a.row - b.row).slice(0, 1) : states;
  // Before the first token every statement is possible.
  const known = at === 0 ? undefined : ROWS[alive[0]?.row ?? -1];
  const certain = new Set(alive.map(({ row }) => row)).size === 1;
  return {
    kind: known?.kind,
    title: (certain || known === undefined ? known?.title : firstWords(plain.slice(0, at))) ?? '',
    complete: ends.length > 0,
    faultAt: fault?.span,
    expected: expectations(states),
    within: fault === undefined ? [...within] : [],
  };
}

function firstWords(tokens: readonly Token[]): string {
  const other = tokens.findIndex(({ keyword }) => !WORDS.has(keyword));
  const words = tokens.slice(0, other < 0 ? tokens.length : other);
  return words.map(({ keyword }) => keyword).join(' ');
}

interface Followed {
  readonly states: readonly GrammarState[];
  readonly at: number;
  readonly within: ReadonlySet<TermName>;
}

/** The states that can be reached behind the last token, or at the first one that none of them wants. */
function follow(tokens: readonly Token[]): Followed {
  const within = new Set<TermName>();
  // A query or expression is passed in one step, so that few places are open at a time, however long the text.
  const reached = new Map<number, Set<GrammarState>>([[0, withSteps(STARTS)]]);
  let states: ReadonlySet<GrammarState> = new Set();
  let at = 0;
  while (reached.size > 0) {
    at = Math.min(...reached.keys());
    states = reached.get(at) ?? new Set();
    reached.delete(at);
    for (const state of states) {
      const end = state.wants === undefined ? undefined : endOf(state.wants, tokens, at);
      if (end === undefined) continue;
      if (end === tokens.length && state.wants?.kind === 'term' && OPEN_TERMS.has(state.wants.term))
        within.add(state.wants.term);
      const there = reached.get(end) ?? new Set();
      reached.set(end, there);
      step(state.next, there);
    }
  }
  return { states: [...states], at, within };
}

function withSteps(states: readonly GrammarState[]): Set<GrammarState> {
  const all = new Set<GrammarState>();
  step(states, all);
  return all;
}

/** Adds states, and those behind them that want nothing of their own. */
function step(states: readonly GrammarState[], into: Set<GrammarState>): void {
  const open = states.toReversed();
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (into.has(state)) continue;
    into.add(state);
    if (state.wants === undefined) open.push(...state.next.toReversed());
  }
}

function endOf(wants: Expectation, tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (wants.kind === 'keyword') return token.keyword === wants.word ? at + 1 : undefined;
  if (wants.kind === 'mark') return isMark(token, wants.mark) ? at + 1 : undefined;
  return TERMS[wants.term](tokens, at);
}

/** What the states want, each once; keywords that always come together as one. */
function expectations(states: readonly GrammarState[]): readonly Expectation[] {
  const found = new Map<string, Expectation>();
  for (const state of states) {
    if (state.wants === undefined) continue;
    const wants = state.wants.kind === 'keyword' ? { kind: 'keyword' as const, word: wordsFrom(state) } : state.wants;
    found.set(JSON.stringify(wants), wants);
  }
  return [...found.values()];
}

/** `IF NOT EXISTS`: a keyword with those that must follow it. */
function wordsFrom(state: GrammarState): string {
  const words: string[] = [];
  for (let at: GrammarState | undefined = state; at?.wants?.kind === 'keyword';) {
    words.push(at.wants.word);
    const behind: readonly GrammarState[] = [...withSteps(at.next)].filter(one => one.wants !== undefined || one.last);
    at = behind.length === 1 ? behind[0] : undefined;
  }
  return words.join(' ');
}
