import type { Span } from './span';
import { isMark, type Token } from './token';
import { tokenize } from './tokenize';

/** One statement of a text that holds several. */
export interface Statement {
  /** From its first token to its last, comments before it included, the `;` left out. */
  readonly span: Span;
  /** As far as the cursor belongs to it: from the end of the statement before to its own `;`. */
  readonly reach: Span;
}

/**
 * The statements of a text, split at each `;` that stands outside comments and strings.
 *
 * A text with Jinja in it is given as its mask, in which a tag is blank or a name; offsets are then those of the source.
 * Stretches that hold nothing but comments are no statements.
 */
export function splitStatements(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  let group: Token[] = [];
  let reachStart = 0;
  for (const token of tokenize(text)) {
    if (!isMark(token, ';')) {
      group.push(token);
      continue;
    }
    statements.push(...statementOf(group, { start: reachStart, end: token.span.end }));
    group = [];
    reachStart = token.span.end;
  }
  statements.push(...statementOf(group, { start: reachStart, end: text.length }));
  return statements;
}

function statementOf(tokens: readonly Token[], reach: Span): readonly Statement[] {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined || tokens.every(token => token.kind === 'comment')) return [];
  return [{ span: { start: first.span.start, end: last.span.end }, reach }];
}

/** The statement that the cursor stands in, or the last one before it; undefined in a text without statements. */
export function statementAt(statements: readonly Statement[], offset: number): Statement | undefined {
  return statements.find(statement => offset < statement.reach.end) ?? statements.at(-1);
}
