import { CLAUSE_WORDS, readName, type NamePart } from '../name';
import type { Span } from '../span';
import { isMark, isName, tokenValue, type Token } from '../token';
import { Level } from './level';
import type { CteDefinition, QualifiedColumn, TablePosition, TablePositions, TableRole } from './tablePosition';
import { AFTER_FROM, FROM_FUNCTIONS, NOT_TABLES, roleOfVerb, VERSION_KINDS } from './tableVerbs';

const DATASET_WORDS = new Set(['TABLE', 'VIEW', 'VDS', 'PDS', 'DATASET']);

/** One pass over the tokens of a text: a stack of levels, one for each open parenthesis. */
export class TableScanner {
  readonly #tokens: readonly Token[];
  readonly #tables: TablePosition[] = [];
  readonly #ctes: { name: NamePart; body: Span | undefined }[] = [];
  readonly #columns: QualifiedColumn[] = [];
  #levels: Level[] = [new Level('', 0, undefined)];
  /** The first words of the statement that are no names. */
  #head: string[] = [];
  #at = 0;

  /** @param tokens without comments */
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  scan(): TablePositions {
    while (this.#at < this.#tokens.length) this.#step(this.#tokens[this.#at] as Token);
    this.#endStatement();
    const ctes: readonly CteDefinition[] = this.#ctes;
    return { tables: this.#tables, ctes, columns: this.#columns.sort((a, b) => a.span.start - b.span.start) };
  }

  get #level(): Level {
    return this.#levels.at(-1) as Level;
  }

  #keyword(offset: number): string {
    return this.#tokens[this.#at + offset]?.keyword ?? '';
  }

  #step(token: Token): void {
    if (isMark(token, '(')) this.#open(token);
    else if (isMark(token, ')')) this.#close(token);
    else if (isMark(token, ',')) this.#comma();
    else if (isMark(token, ';')) this.#endStatement();
    else if (isName(token)) return this.#word(token);
    else this.#level.expects = undefined;
    this.#at += 1;
  }

  #open(token: Token): void {
    const parent = this.#level;
    const before = this.#tokens[this.#at - 1];
    const reads = parent.expects === 'read';
    const call = !reads && before?.kind === 'word' ? before.keyword : '';
    const level = new Level(call, token.span.start, parent.with === 'body' ? parent.pendingCte : undefined);
    if (reads) Object.assign(level, { expects: 'read', inFrom: true });
    // `table(…)` in a list of tables: what stands inside is one, or a function.
    if (call === 'TABLE' && roleOfVerb(this.#head[0]) === undefined) level.expects = 'read';
    if (parent.with === 'body') parent.with = 'done';
    parent.expects = undefined;
    this.#levels.push(level);
  }

  #close(token: Token): void {
    if (this.#levels.length === 1) return;
    const closed = this.#levels.pop() as Level;
    this.#leave(closed, token.span.end);
    const cte = closed.cte === undefined ? undefined : this.#ctes[closed.cte];
    if (cte !== undefined) this.#level.ctes.add(cte.name.value.toLowerCase());
  }

  #leave(closed: Level, end: number): void {
    const parent = this.#levels.at(-1);
    this.#columns.push(...closed.takeQualified());
    parent?.names.push(...closed.names);
    if (!closed.isQuery) parent?.tables.push(...closed.tables);
    const cte = closed.cte === undefined ? undefined : this.#ctes[closed.cte];
    if (cte !== undefined) cte.body = { start: closed.start, end };
  }

  #comma(): void {
    const level = this.#level;
    if (level.with === 'done') level.with = 'name';
    level.expects = level.inFrom ? 'read' : undefined;
  }

  #endStatement(): void {
    const end = this.#tokens[Math.min(this.#at, this.#tokens.length - 1)]?.span.end ?? 0;
    while (this.#levels.length > 0) this.#leave(this.#levels.pop() as Level, end);
    this.#levels = [new Level('', end, undefined)];
    this.#head = [];
  }

  #word(token: Token): void {
    const level = this.#level;
    if (level.with === 'name') this.#defineCte(token);
    else if (level.expects !== undefined && this.#isCondition(token.keyword)) this.#at += 1;
    else if (level.expects !== undefined && this.#namesTable(token)) this.#table(level.expects);
    else if (token.kind === 'word' && this.#keywordStep(token.keyword)) this.#at += 1;
    else this.#otherName();
  }

  /** IF NOT EXISTS, which stands before the table in DDL. */
  #isCondition(keyword: string): boolean {
    const [before, after] = [this.#keyword(-1), this.#keyword(1)];
    if (this.#level.expects === 'read') return false;
    return (
      (keyword === 'IF' && (after === 'NOT' || after === 'EXISTS')) ||
      (keyword === 'NOT' && before === 'IF') ||
      (keyword === 'EXISTS' && (before === 'IF' || before === 'NOT'))
    );
  }

  /** Whether the token is the awaited table, and not a word that belongs between it and what announced it. */
  #namesTable({ kind, keyword }: Token): boolean {
    if (kind === 'quoted') return true;
    if (keyword === 'TABLE' && isMark(this.#tokens[this.#at + 1], '(')) return false;
    return !CLAUSE_WORDS.has(keyword) && !(this.#level.expects !== 'read' && DATASET_WORDS.has(keyword));
  }

  #defineCte(token: Token): void {
    const level = this.#level;
    this.#at += 1;
    if (token.keyword === 'RECURSIVE') return;
    if (CLAUSE_WORDS.has(token.keyword)) {
      level.with = undefined;
      this.#at -= 1;
      return;
    }
    level.pendingCte = this.#ctes.length;
    level.with = 'as';
    this.#ctes.push({
      name: { span: token.span, value: tokenValue(token), quoted: token.kind === 'quoted' },
      body: undefined,
    });
  }

  #table(role: TableRole): void {
    const read = readName(this.#tokens, this.#at);
    if (read === undefined) return;
    const { name, next } = read;
    const level = this.#level;
    level.expects = undefined;
    this.#at = next;
    const options = this.#tableOptions(role);
    if (role === 'read' && options === undefined && isMark(this.#tokens[next], '(')) return;
    const cte = role === 'read' && name.parts.length === 1 && this.#isCte(name.parts[0]?.value ?? '');
    const version = this.#version();
    const alias = role === 'read' || role === 'write' ? this.#alias() : undefined;
    const position = { ...name, role, cte, alias, version, options };
    this.#tables.push(position);
    level.tables.push(position);
  }

  #isCte(name: string): boolean {
    return this.#levels.some(level => level.ctes.has(name.toLowerCase()));
  }

  /** `(type => 'text', …)` behind a table: skipped, for no name in it is a table or column. */
  #tableOptions(role: TableRole): Span | undefined {
    const [open, word, arrow] = this.#tokens.slice(this.#at, this.#at + 3);
    if (role !== 'read' || !isMark(open, '(') || !isName(word) || !isMark(arrow, '=>')) return undefined;
    let end = this.#at;
    while (end < this.#tokens.length - 1 && !isMark(this.#tokens[end], ')')) end += 1;
    const span = { start: open.span.start, end: this.#tokens[end]?.span.end ?? open.span.end };
    this.#at = end + 1;
    return span;
  }

  #version(): Span | undefined {
    const at = this.#tokens[this.#at];
    if (at?.keyword !== 'AT' || !VERSION_KINDS.has(this.#keyword(1))) return undefined;
    this.#at += 3;
    if (this.#keyword(0) === 'AS' && this.#keyword(1) === 'OF') this.#at += 3;
    const last = this.#tokens[Math.min(this.#at, this.#tokens.length) - 1];
    return { start: at.span.start, end: last?.span.end ?? at.span.end };
  }

  #alias(): NamePart | undefined {
    const as = this.#keyword(0) === 'AS' ? 1 : 0;
    const token = this.#tokens[this.#at + as];
    if (!isName(token) || CLAUSE_WORDS.has(token.keyword)) return undefined;
    if (as === 0 && (token.keyword === 'FOR' || isMark(this.#tokens[this.#at + 1], '.'))) return undefined;
    this.#at += as + 1;
    return { span: token.span, value: tokenValue(token), quoted: token.kind === 'quoted' };
  }

  #otherName(): void {
    const read = readName(this.#tokens, this.#at);
    if (read === undefined) return;
    this.#level.expects = undefined;
    this.#at = read.next;
    const called = isMark(this.#tokens[read.next], '(');
    if (read.name.parts.length >= 2 && !called) this.#level.names.push(read.name);
    if (called) this.#at = read.next;
  }

  /** Takes a keyword; false when the word is none of those that matter here. */
  #keywordStep(keyword: string): boolean {
    const level = this.#level;
    if (this.#levels.length === 1 && this.#head.length < 6) this.#head.push(keyword);
    if (AFTER_FROM.has(keyword)) level.leaveFrom();
    else if ((keyword === 'SELECT' || keyword === 'VALUES') && !this.#isGrant()) this.#startQuery(level);
    else if (keyword === 'WITH') this.#startWith(level);
    else if (keyword === 'AS') level.with = level.with === 'as' ? 'body' : level.with;
    else return this.#tableKeyword(keyword, level) || CLAUSE_WORDS.has(keyword);
    return true;
  }

  /** In GRANT and REVOKE the words of queries are privileges. */
  #isGrant(): boolean {
    return this.#head[0] === 'GRANT' || this.#head[0] === 'REVOKE';
  }

  #startQuery(level: Level): void {
    level.leaveFrom();
    level.isQuery = true;
    level.with = undefined;
  }

  /** WITH lists queries where a name and AS, or a name and its columns, follow; it has other uses in DDL. */
  #startWith(level: Level): void {
    const name = this.#keyword(1) === 'RECURSIVE' ? 2 : 1;
    const behind = this.#tokens[this.#at + name + 1];
    if (isName(this.#tokens[this.#at + name]) && (behind?.keyword === 'AS' || isMark(behind, '('))) level.with = 'name';
  }

  /** Keywords that a table follows. */
  #tableKeyword(keyword: string, level: Level): boolean {
    const verb = this.#head[0];
    if (keyword === 'FROM') return this.#from(level);
    if (keyword === 'JOIN') level.inFrom = true;
    const role = this.#roleAfter(keyword, verb);
    if (role === undefined) return keyword === 'LATERAL' || keyword === 'JOIN' || this.#isHead(keyword);
    level.expects = role;
    return true;
  }

  /** A statement's first word is never a column; EXPLAIN … FOR gives way to the statement explained. */
  #isHead(keyword: string): boolean {
    if (keyword === 'FOR' && this.#head[0] === 'EXPLAIN') this.#head = [];
    return this.#levels.length === 1 && this.#head.length === 1;
  }

  #from(level: Level): boolean {
    const distinct = this.#keyword(-1) === 'DISTINCT' && ['IS', 'NOT'].includes(this.#keyword(-2));
    const argument = !level.isQuery && FROM_FUNCTIONS.has(level.call);
    if (distinct || argument || this.#head[0] === 'SHOW' || this.#isGrant()) return true;
    level.inFrom = this.#head[0] !== 'DELETE' || this.#levels.length > 1;
    level.isQuery = true;
    level.expects = this.#head[0] === 'DELETE' && this.#levels.length === 1 ? 'write' : 'read';
    return true;
  }

  #roleAfter(keyword: string, verb: string | undefined): TableRole | undefined {
    const level = this.#level;
    const bottom = this.#levels.length === 1;
    if (keyword === 'JOIN') return 'read';
    if (keyword === 'LATERAL') return level.expects;
    if (keyword === 'INTO') return this.#head[1] === 'BRANCH' ? undefined : 'write';
    if (keyword === 'USING') return this.#usingReads(bottom, verb) ? 'read' : undefined;
    if (!bottom || level.isQuery) return undefined;
    if (DATASET_WORDS.has(keyword) || (verb === 'SHOW' && keyword === 'TBLPROPERTIES')) return this.#ddlRole(verb);
    if (keyword === 'ON') return this.#roleAfterOn(verb);
    if (this.#head.length > 1) return undefined;
    if (keyword === 'UPDATE') return 'write';
    const naming = ['DESCRIBE', 'DESC', 'TRUNCATE'].includes(keyword);
    return naming && !['FUNCTION', 'PIPE'].includes(this.#keyword(1)) ? roleOfVerb(keyword) : undefined;
  }

  #ddlRole(verb: string | undefined): TableRole | undefined {
    return this.#level.tables.length === 0 ? roleOfVerb(verb) : undefined;
  }

  #usingReads(bottom: boolean, verb: string | undefined): boolean {
    if (this.#keyword(-3) === 'EXTERNAL' && this.#keyword(-2) === 'REFLECTION') return true;
    if (!bottom || this.#level.tables.length !== 1) return false;
    if (verb === 'DELETE') this.#level.inFrom = true;
    return verb === 'DELETE' || verb === 'MERGE';
  }

  #roleAfterOn(verb: string | undefined): TableRole | undefined {
    if (verb === 'CREATE' && this.#head.includes('REFLECTION')) return 'reflect';
    const next = this.#keyword(1);
    return this.#isGrant() && !NOT_TABLES.has(next) ? 'manage' : undefined;
  }
}
