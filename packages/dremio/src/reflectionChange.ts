import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { list, record, text } from './json';

/** A reflection by its name, which only together with its dataset is sure to name one. */
export interface ReflectionName {
  readonly name: string;
  /** Path of its dataset, where it is known. */
  readonly dataset?: readonly string[];
}

/** What of a reflection is changed without making it anew. */
export type ReflectionChange =
  | { readonly kind: 'enabled'; readonly value: boolean }
  /** How often all reflections of its dataset are refreshed, in milliseconds. */
  | { readonly kind: 'refresh'; readonly periodMs: number };

/** A reflection that was changed. */
export interface ChangedReflection {
  readonly name: string;
  /** Path of its dataset as Dremio spells it; its last part alone where the path was not asked for. */
  readonly dataset: readonly string[];
}

/** Sends a request below the API's path and gives the answer's JSON, with plain numbers. */
export type AskJson = (method: 'GET' | 'PUT', path: string, body?: object) => Promise<unknown>;

type Fields = Readonly<Record<string, unknown>>;

/** Dremio's own defaults for a table: data may be served three times as old as it is refreshed. */
const GRACE_PERIODS = 3;

/** Finds a reflection and changes it. Rejects as `Dremio.changeReflection` does. */
export async function changeReflection(
  ask: AskJson,
  wanted: ReflectionName,
  change: ReflectionChange,
): Promise<ChangedReflection> {
  const reflection = await findReflection(ask, wanted);
  const name = text(reflection['name']) ?? wanted.name;
  try {
    if (change.kind === 'refresh')
      return { name, dataset: await setPeriod(ask, `/catalog/${idOf(reflection, 'datasetId')}`, change.periodMs) };
    const body = { ...reflection, enabled: change.value };
    if (reflection['enabled'] !== change.value) await ask('PUT', `/reflection/${idOf(reflection, 'id')}`, body);
    return { name, dataset: wanted.dataset ?? [text(reflection['datasetName']) ?? ''] };
  } catch (error) {
    const failure = Failure.from(error);
    if (failure.detail['status'] !== 409) throw failure;
    const message = l10n.t('{0} was changed by somebody else just now: run the statement again.', name);
    throw new Failure(failure.code, message, failure.detail, failure);
  }
}

async function findReflection(ask: AskJson, wanted: ReflectionName): Promise<Fields> {
  const { name, dataset } = wanted;
  const all = dataset === undefined ? await allReflections(ask, name) : await reflectionsOf(ask, dataset);
  const found = all.filter(each => text(each['name'])?.toLowerCase() === name.toLowerCase());
  const [reflection, second] = found;
  if (reflection === undefined) throw notFound(wanted);
  if (second === undefined) return reflection;
  const datasets = [...new Set(found.map(each => text(each['datasetName']) ?? '?'))].join(', ');
  throw new Failure(
    'query.rejected',
    l10n.t(
      'Dremio has {0} reflections "{1}", of {2}. Say which one: ALTER REFLECTION {1} ON dataset SET ….',
      found.length,
      name,
      datasets,
    ),
  );
}

async function allReflections(ask: AskJson, name: string): Promise<readonly Fields[]> {
  try {
    return listed(await ask('GET', '/reflection'));
  } catch (error) {
    const failure = Failure.from(error);
    const { status } = failure.detail;
    if (status !== 404 && status !== 405) throw failure;
    // Open-source Dremio lists the reflections of one dataset only.
    const message = l10n.t(
      'This Dremio does not list its reflections. Say which dataset it belongs to: ALTER REFLECTION {0} ON dataset SET ….',
      name,
    );
    throw new Failure('query.unsupported', message, failure.detail, failure);
  }
}

async function reflectionsOf(ask: AskJson, dataset: readonly string[]): Promise<readonly Fields[]> {
  const path = dataset.map(part => encodeURIComponent(part)).join('/');
  try {
    const entity = record(await ask('GET', `/catalog/by-path/${path}`));
    return listed(await ask('GET', `/dataset/${idOf(entity, 'id')}/reflection`));
  } catch (error) {
    const failure = Failure.from(error);
    if (failure.code !== 'remote.notFound') throw failure;
    const message = l10n.t('Dremio has no dataset {0}: check the path behind ON.', dataset.join('.'));
    throw new Failure('remote.notFound', message, failure.detail, failure);
  }
}

function listed(answer: unknown): readonly Fields[] {
  return list(record(answer)['data']).map(record);
}

function notFound({ name, dataset }: ReflectionName): Failure {
  const message =
    dataset === undefined
      ? l10n.t('Dremio has no reflection "{0}" that you may see: check the name, or create it first.', name)
      : l10n.t('{0} has no reflection "{1}": check the name, or create it first.', dataset.join('.'), name);
  return new Failure('remote.notFound', message);
}

/** Sets how often a table's reflections are refreshed and gives its path; the rest of its policy stays. */
async function setPeriod(ask: AskJson, path: string, periodMs: number): Promise<readonly string[]> {
  const table = record(await ask('GET', path));
  const dataset = list(table['path']).map(String);
  if (table['type'] !== 'PHYSICAL_DATASET')
    throw new Failure(
      'query.unsupported',
      l10n.t(
        '{0} is a view: when its reflections are refreshed is the policy of the tables below it. Set it for a reflection of such a table, or in Dremio for the table or its source.',
        dataset.join('.'),
      ),
    );
  const policy = policyWith(record(table['accelerationRefreshPolicy']), periodMs);
  await ask('PUT', path, { ...table, accelerationRefreshPolicy: policy });
  return dataset;
}

function policyWith(old: Fields, periodMs: number): Fields {
  const { gracePeriodMs: grace, neverExpire } = old;
  // Dremio takes no policy by which data expires before it is refreshed.
  const lasts = neverExpire === true || (typeof grace === 'number' && grace >= periodMs);
  return {
    method: 'FULL',
    neverExpire: false,
    ...old,
    activePolicyType: 'PERIOD',
    refreshPeriodMs: periodMs,
    gracePeriodMs: lasts ? grace : periodMs * GRACE_PERIODS,
    neverRefresh: false,
  };
}

function idOf(fields: Fields, field: string): string {
  const id = text(fields[field]);
  if (id === undefined)
    throw new Failure(
      'connection.protocol',
      l10n.t('Dremio does not tell the {0} of the reflection: change it in Dremio itself.', field),
    );
  return encodeURIComponent(id);
}
