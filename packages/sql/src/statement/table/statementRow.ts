/**
 * One form of statement.
 *
 * The grammar is written as documentation writes it: words in capitals stand for themselves, marks in quotes too;
 * `[x]` may be left out, `(x | y)` is a choice, `x,…` a list with commas, `x…` one or more. A word in small letters is
 * a rule of the tables or a term such as `name`, `path`, `expression` and `query`.
 */
export interface StatementRow {
  /** A name for the form, as `createView`. */
  readonly kind: string;
  /** What the reader calls it: `CREATE VIEW`. */
  readonly title: string;
  readonly grammar: string;
}

/** Parts that several statements share, by name. */
export type GrammarRules = Readonly<Record<string, string>>;
