import {
  isMark,
  type Span,
  type TablePosition,
  tablePositions,
  type Token,
  tokenize,
  withoutComments,
} from '@lakehouse/sql';
import { LakeError, positionOf } from '../lakeError';
import { writeColumnNames } from './columnNames';
import { FunctionEdits } from './functionEdits';
import { relationSql } from './names';
import { type Namespace, notFound } from './namespace';
import { type EditedText, TextEdits } from './textEdits';
import { parseFailure, TokenReader } from './tokenReader';

/** One statement of Dremio's SQL, with everything that DuckDB spells otherwise already translated. */
export class StatementText {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly tables: readonly TablePosition[];
  readonly #edits = new TextEdits();
  readonly #namespace: Namespace;
  /** Where names stand that are no function's, whatever follows them. */
  readonly #otherNames: readonly Span[];
  readonly #functions: FunctionEdits;

  /** @throws LakeError for more than one statement, none, or a table of no root. */
  constructor(text: string, namespace: Namespace) {
    this.text = text;
    this.#namespace = namespace;
    const all = tokenize(text);
    this.tokens = oneStatement(text, withoutComments(all));
    // `//` starts a comment in Dremio and divides in DuckDB.
    for (const token of all) if (token.kind === 'comment') this.#edits.replace(token.span.start, token.span.end, ' ');
    const positions = tablePositions(this.tokens);
    this.tables = positions.tables;
    for (const column of positions.columns) this.#qualifier(column.qualifier.start, column.qualifier.end, column.table);
    for (const table of this.tables) this.#table(table);
    writeColumnNames(this.tokens, this.#edits);
    this.#functions = new FunctionEdits(text, this.tokens, this.#edits);
    this.#otherNames = [...this.tables.map(table => table.span), ...positions.ctes.map(cte => cte.name.span)];
  }

  reader(): TokenReader {
    return new TokenReader(this.text, this.tokens);
  }

  /**
   * The translation from an offset to the statement's end, or to another offset.
   *
   * @throws LakeError for a function that cannot be called
   */
  translated(from = this.tokens[0]?.span.start ?? 0, to = this.tokens.at(-1)?.span.end ?? 0): EditedText {
    this.#writeFunctions(from, to);
    return this.#edits.apply(this.text, from, to);
  }

  /** Only where something is translated: a command such as CREATE REFLECTION has parentheses that call nothing. */
  #writeFunctions(from: number, to: number): void {
    this.#functions.write({
      isWanted: ({ start, end }) => from <= start && end <= to,
      isOtherName: offset => this.#otherNames.some(span => span.start <= offset && offset < span.end),
    });
  }

  #table(table: TablePosition): void {
    if (table.cte) return;
    const refused = table.version ?? table.options;
    if (refused !== undefined)
      throw new LakeError(
        'UNSUPPORTED_OPERATION',
        'Versions and format options of tables are not supported by the sandbox',
        positionOf(this.text, refused.start, refused.end),
      );
    if (table.parts.length < 2) throw notFound(table, this.text);
    this.#edits.replace(table.span.start, table.span.end, relationSql(this.#namespace.resolve(table, this.text)));
  }

  #qualifier(start: number, end: number, table: TablePosition): void {
    const relation = this.#namespace.relationOf(table.parts.map(part => part.value));
    if (relation !== undefined) this.#edits.replace(start, end, relationSql(relation));
  }
}

/** The tokens without a `;` at the end. */
function oneStatement(text: string, tokens: readonly Token[]): readonly Token[] {
  const own = isMark(tokens.at(-1), ';') ? tokens.slice(0, -1) : tokens;
  const stray = own.find(token => !token.closed || isMark(token, ';'));
  if (stray !== undefined)
    throw new LakeError(
      'PARSE',
      parseFailure(stray.text, text, stray.span.start),
      positionOf(text, stray.span.start, stray.span.end),
    );
  if (own.length === 0) throw new LakeError('PARSE', parseFailure('<EOF>', text, text.length));
  return own;
}
