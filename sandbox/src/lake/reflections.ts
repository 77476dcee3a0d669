import { randomUUID } from 'node:crypto';
import { Failure, type Logger } from '@lakehouse/base';
import type { Catalog, Entity } from './catalog';
import type { Database } from './database';
import { dremioError, ownText } from './dremioError';
import type { JobHistory } from './jobHistory';
import { LakeError } from './lakeError';
import type { Reflection, ReflectionSpec, ReflectionStatus } from './reflection';
import { specOf } from './reflectionSpec';
import { checkSpec, reflectionQuery } from './reflectionSql';
import type { ReflectionStore } from './reflectionStore';
import { REFLECTION_SCHEMA } from './sql/namespace';
import { pathText, quoteName, relationSql } from './sql/names';
import type { ReflectionCommand } from './sql/reflectionCommand';
import type { Target } from './sql/statement';
import type { Turns } from './turns';

export interface ReflectionWorkplace {
  readonly database: Database;
  readonly catalog: Catalog;
  readonly store: ReflectionStore;
  readonly history: JobHistory;
  readonly turns: Turns;
  readonly log: Logger;
}

/** Makes reflections, each a table that is built in the background, and tells how far they are. */
export class Reflections {
  readonly #at: ReflectionWorkplace;
  #building: Promise<unknown> = Promise.resolve();
  #closing = false;

  constructor(workplace: ReflectionWorkplace) {
    this.#at = workplace;
    for (const reflection of this.#at.store.all()) if (isUnfinished(reflection.status)) this.#build(reflection.id);
  }

  all(): readonly Reflection[] {
    return this.#at.store.all();
  }

  get(id: string): Reflection | undefined {
    return this.#at.store.get(id);
  }

  ofDataset(path: readonly string[]): readonly Reflection[] {
    return this.all().filter(reflection => same(reflection.datasetPath, path));
  }

  /** Does an action of `ALTER … REFLECTION` and gives Dremio's summary of it. */
  async command(target: Target, command: ReflectionCommand): Promise<string> {
    const dataset = await this.#at.catalog.find(target.path);
    if (dataset === undefined || !isDataset(dataset))
      throw new LakeError('VALIDATION', `Table [${pathText(target.path)}] not found`);
    switch (command.action) {
      case 'createRaw':
      case 'createAggregate':
        await this.create(dataset, specOf(command, await this.#at.catalog.columns(dataset.path)));
        return 'Reflection created.';
      case 'drop': {
        const wanted = command.name.value.toLowerCase();
        const found = this.ofDataset(dataset.path).find(
          each => each.id === wanted || each.name.toLowerCase() === wanted,
        );
        if (found === undefined)
          throw new LakeError('VALIDATION', `No matching reflection [${command.name.value}] found.`);
        await this.remove(found.id);
        return 'Reflection dropped.';
      }
      case 'refresh':
        for (const reflection of this.ofDataset(dataset.path)) await this.refresh(reflection.id);
        return 'Reflections refresh started.';
    }
  }

  /** @throws LakeError for a name that is taken and for fields that the dataset lacks */
  async create(dataset: Entity, spec: ReflectionSpec): Promise<Reflection> {
    checkSpec(spec, await this.#at.catalog.columns(dataset.path));
    if (this.ofDataset(dataset.path).some(each => each.name.toLowerCase() === spec.name.toLowerCase()))
      throw new LakeError('VALIDATION', `A reflection with name [${spec.name}] already exists on this dataset.`);
    const now = new Date().toISOString();
    const reflection: Reflection = {
      ...spec,
      id: randomUUID(),
      tag: randomUUID(),
      datasetId: dataset.id,
      datasetPath: dataset.path,
      createdAt: now,
      updatedAt: now,
      status: startStatus(spec),
      recordCount: 0,
      lastRefreshFinished: undefined,
      lastRefreshDurationMillis: -1,
      lastFailureMessage: undefined,
    };
    await this.#at.store.put(reflection);
    this.#build(reflection.id);
    return reflection;
  }

  /**
   * Puts another definition in a reflection's place and builds it again.
   *
   * @throws LakeError as `create` does; Failure `remote.rejected` when somebody changed it since `tag` was read
   */
  async update(id: string, tag: string | undefined, spec: ReflectionSpec): Promise<Reflection | undefined> {
    const old = this.get(id);
    if (old === undefined) return undefined;
    if (tag !== old.tag)
      throw new Failure(
        'remote.rejected',
        `Tried to update reflection ${id} with a tag that is out of date: read it again.`,
      );
    checkSpec(spec, await this.#at.catalog.columns(old.datasetPath));
    const updatedAt = new Date().toISOString();
    const reflection: Reflection = { ...old, ...spec, tag: randomUUID(), updatedAt, status: startStatus(spec) };
    await this.#at.store.put(reflection);
    this.#build(id);
    return reflection;
  }

  async refresh(id: string): Promise<void> {
    const reflection = this.get(id);
    if (reflection?.enabled !== true) return;
    await this.#at.store.put({ ...reflection, status: 'REFRESHING' });
    this.#build(id);
  }

  async remove(id: string): Promise<void> {
    await this.#at.store.delete(id);
    await this.#at.database.exec(`DROP TABLE IF EXISTS ${tableOf(id)}`);
  }

  /** A dataset that is gone takes its reflections with it. */
  async forgetDataset(path: readonly string[]): Promise<void> {
    for (const { id } of this.ofDataset(path)) await this.remove(id);
  }

  /** When nothing is left to build. */
  async settled(): Promise<void> {
    await this.#building;
  }

  /** Breaks off what is being built; it stays unfinished, and is built when the lake is opened again. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#at.database.interrupt();
    await this.settled();
  }

  #build(id: string): void {
    const build = this.#at.turns.take(() => this.#buildNow(id));
    this.#building = Promise.allSettled([this.#building, build]);
  }

  async #buildNow(id: string): Promise<void> {
    const reflection = this.get(id);
    if (this.#closing || reflection === undefined || !isUnfinished(reflection.status)) return;
    const from = relationSql({
      schema: reflection.datasetPath.slice(0, -1).join('.'),
      table: reflection.datasetPath.at(-1) ?? '',
    });
    const job = this.#at.history.begin(`REFRESH REFLECTION '${id}'`, {
      user: '$dremio$',
      queryType: 'ACCELERATOR_CREATE',
    });
    const started = performance.now();
    const sql = `CREATE OR REPLACE TABLE ${tableOf(id)} AS ${reflectionQuery(reflection, from)}`;
    try {
      await this.#at.database.exec(sql);
      const [row] = await this.#at.database.rows(`SELECT count(*) AS records FROM ${tableOf(id)}`);
      this.#at.history.end(job, 'COMPLETED');
      await this.#finish(id, { status: 'CAN_ACCELERATE', recordCount: Number(row?.['records']), started });
    } catch (error) {
      if (this.#isClosing()) return;
      const told = dremioError(error, ownText(sql));
      const sentence = told instanceof LakeError ? told.sentence : Failure.from(told).message;
      this.#at.history.end(job, 'FAILED', sentence);
      this.#at.log.warn('lake', 'a reflection could not be built', { name: reflection.name, reason: sentence });
      await this.#finish(id, { status: 'FAILED', recordCount: 0, started, failure: sentence });
    }
  }

  /** A call, since it may have changed since it was last looked at. */
  #isClosing(): boolean {
    return this.#closing;
  }

  async #finish(
    id: string,
    end: {
      readonly status: ReflectionStatus;
      readonly recordCount: number;
      readonly started: number;
      readonly failure?: string;
    },
  ): Promise<void> {
    const reflection = this.get(id);
    if (reflection === undefined) return;
    await this.#at.store.put({
      ...reflection,
      status: end.status,
      recordCount: end.recordCount,
      lastRefreshFinished: new Date().toISOString(),
      lastRefreshDurationMillis: Math.round(performance.now() - end.started),
      lastFailureMessage: end.failure,
    });
  }
}

function tableOf(id: string): string {
  return `${quoteName(REFLECTION_SCHEMA)}.${quoteName(id)}`;
}

function startStatus(spec: ReflectionSpec): ReflectionStatus {
  return spec.enabled ? 'CANNOT_ACCELERATE_INITIALIZING' : 'DISABLED';
}

function isUnfinished(status: ReflectionStatus): boolean {
  return status === 'CANNOT_ACCELERATE_INITIALIZING' || status === 'REFRESHING';
}

function isDataset(entity: Entity): boolean {
  return entity.kind === 'table' || entity.kind === 'view';
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.join('.').toLowerCase() === b.join('.').toLowerCase();
}
