import type { Database } from './database';
import { ownText, type RunText } from './dremioError';
import { planText, recordsText, shapeText, summaryText } from './answerText';
import type { Catalog } from './catalog';
import { LakeError } from './lakeError';
import type { LakeStream } from './lakeStream';
import { openStream } from './openStream';
import { withDremioIntegers } from './queryColumns';
import type { Reflections } from './reflections';
import { pathText, quoteName, relationSql } from './sql/names';
import type { Statement } from './sql/statement';
import { type EditedText, wrapped } from './sql/textEdits';
import type { Turns } from './turns';

type Of<K extends Statement['kind']> = Extract<Statement, { readonly kind: K }>;

/** What an executor works on. */
export interface Workplace {
  readonly database: Database;
  readonly catalog: Catalog;
  readonly reflections: Reflections;
  readonly turns: Turns;
}

/** Does what statements say. Those that change something wait for their turn; queries run side by side. */
export class Executor {
  readonly #at: Workplace;

  constructor(workplace: Workplace) {
    this.#at = workplace;
  }

  /** The text whose columns are those of the statement's answer. */
  async shapeOf(statement: Statement, written: string): Promise<RunText> {
    if (statement.kind === 'query') return withDremioIntegers(this.#at.database, { body: statement.body, written });
    return ownText(shapeText(statement));
  }

  async run(statement: Statement, written: string, signal?: AbortSignal): Promise<LakeStream> {
    if (statement.kind === 'query')
      return openStream(this.#at.database, await this.shapeOf(statement, written), signal);
    if (statement.kind === 'explain')
      return openStream(this.#at.database, ownText(await this.#explain(statement, written, signal)), signal);
    const answer = await this.#at.turns.take(() => this.#act(statement, written, signal));
    return openStream(this.#at.database, ownText(answer));
  }

  async #act(
    statement: Exclude<Statement, Of<'query' | 'explain'>>,
    written: string,
    signal?: AbortSignal,
  ): Promise<string> {
    const run = (body: EditedText): Promise<number> => this.#toEnd({ body, written }, signal);
    switch (statement.kind) {
      case 'createView':
        return this.#createView(statement, run);
      case 'createTable':
        return this.#createTable(statement, written, run);
      case 'createFolder':
        await this.#at.catalog.createFolder(statement.target.path, { ifNotExists: statement.ifNotExists });
        return summaryText(`Folder '${pathText(statement.target.path)}' created.`);
      case 'drop':
        return this.#drop(statement, run);
      case 'change':
        await this.#refuseFiles(statement.target.path);
        return recordsText(statement, await run(statement.body));
      case 'alterColumns':
        await this.#refuseFiles(statement.target.path);
        for (const body of statement.bodies) await run(body);
        return summaryText(`Table [${pathText(statement.target.path)}] altered.`);
      case 'acknowledge':
        await this.#require(statement.target.path);
        return summaryText(statement.summary.replace('{}', pathText(statement.target.path)));
      case 'reflection':
        return summaryText(await this.#at.reflections.command(statement.target, statement.command));
    }
  }

  async #createView(statement: Of<'createView'>, run: (body: EditedText) => Promise<number>): Promise<string> {
    const { target, replace, body, written } = statement;
    const there = await this.#at.catalog.typeOf(target.path);
    if (there === 'TABLE' || (there === 'VIEW' && !replace)) throw exists(target.path);
    await run(wrapped(`CREATE OR REPLACE VIEW ${relationSql(target.relation)} AS `, body));
    await this.#at.catalog.rememberView(target, written);
    return summaryText(`View '${pathText(target.path)}' ${there === undefined ? 'created' : 'replaced'} successfully`);
  }

  async #createTable(
    statement: Of<'createTable'>,
    written: string,
    run: (body: EditedText) => Promise<number>,
  ): Promise<string> {
    const { target, content, ifNotExists } = statement;
    if ((await this.#at.catalog.typeOf(target.path)) !== undefined) {
      if (ifNotExists) return summaryText(`Table [${pathText(target.path)}] already exists.`);
      throw exists(target.path);
    }
    // In object storage a folder needs no making: it is there as soon as something is in it.
    await this.#at.database.exec(`CREATE SCHEMA IF NOT EXISTS ${quoteName(target.relation.schema)}`);
    const create = `CREATE TABLE ${relationSql(target.relation)} `;
    if ('columns' in content) {
      await run(wrapped(create, content.columns));
      return summaryText('Table created');
    }
    const query = await withDremioIntegers(this.#at.database, { body: content.query, written });
    return recordsText(statement, await run(wrapped(`${create}AS `, query.body)));
  }

  async #drop(statement: Of<'drop'>, run: (body: EditedText) => Promise<number>): Promise<string> {
    const { target, what, ifExists } = statement;
    const there = await this.#at.catalog.typeOf(target.path);
    const name = pathText(target.path);
    if (there === undefined) {
      if (ifExists) return summaryText(`${what === 'TABLE' ? 'Table' : 'View'} [${name}] not found`);
      throw new LakeError('VALIDATION', `${what === 'TABLE' ? 'Table' : 'View'} [${name}] not found`);
    }
    if (there !== what) throw new LakeError('VALIDATION', `[${name}] is a ${there}`);
    if (what === 'TABLE') await this.#refuseFiles(target.path);
    await run(ownText(`DROP ${what} ${relationSql(target.relation)}`).body);
    await this.#at.reflections.forgetDataset(target.path);
    await this.#at.catalog.forgetDataset(target);
    return summaryText(`${what === 'TABLE' ? 'Table' : 'View'} [${name}] dropped`);
  }

  /** DuckDB's plan, and a word on whose it is: there is no planner of Dremio's here. */
  async #explain({ body }: Of<'explain'>, written: string, signal?: AbortSignal): Promise<string> {
    const stream = await openStream(this.#at.database, { body: wrapped('EXPLAIN ', body), written }, signal);
    try {
      const lines = [`The plan of DuckDB, which executes the sandbox's queries. Dremio's plan would be another.`];
      for await (const chunk of stream.chunks()) lines.push(...chunk.getColumnValues(1).map(String));
      return planText(lines.join('\n'));
    } finally {
      stream.close();
    }
  }

  async #require(path: readonly string[]): Promise<void> {
    if ((await this.#at.catalog.typeOf(path)) === undefined)
      throw new LakeError('VALIDATION', `Table [${pathText(path)}] not found`);
  }

  async #refuseFiles(path: readonly string[]): Promise<void> {
    if (!(await this.#at.catalog.isPromoted(path))) return;
    throw new LakeError(
      'UNSUPPORTED_OPERATION',
      `[${pathText(path)}] is a folder of files, which the sandbox reads and does not write. Only tables made by CREATE TABLE can be changed.`,
    );
  }

  /** Runs a text and gives the number of rows that it says it changed. */
  async #toEnd(text: RunText, signal?: AbortSignal): Promise<number> {
    const stream = await openStream(this.#at.database, text, signal);
    try {
      let changed = 0;
      for await (const chunk of stream.chunks()) changed = Number(chunk.getColumnValues(0)[0] ?? 0);
      return changed;
    } finally {
      stream.close();
    }
  }
}

function exists(path: readonly string[]): LakeError {
  return new LakeError('VALIDATION', `A table or view with given name [${pathText(path)}] already exists.`);
}
