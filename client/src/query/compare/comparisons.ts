import { randomUUID } from 'node:crypto';
import { Disposables, Failure } from '@lakehouse/base';
import type { ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { QueryRun } from '../queryRun';
import type { OtherResult, QueryRuns } from '../queryRuns';
import type { ResultRows } from '../resultRows';
import { rowsText } from '../rowsText';
import { answerBefore } from './answerBefore';
import type { ComparisonSource } from './comparisonSource';
import { isUnique, keyAmong, keyCandidates, type KeyCandidate } from './keyColumns';

/** Columns whose values are looked at for one that tells rows apart: each costs a pass over them. */
const MOST_PROFILES = 3;
/** Milliseconds in which the models must say their keys: the user waits, and is asked to confirm what is found anyhow. */
const PATIENCE = 1000;

/** What comparing works with. */
export interface ComparisonParts {
  readonly runs: QueryRuns;
  readonly rows: ResultRows;
  readonly source: ComparisonSource;
  /** Sets of columns that tell the rows of a document's model apart, the most certain first. */
  readonly modelKeys: (uri: string, signal: AbortSignal) => Promise<readonly (readonly string[])[]>;
}

/** Compares results that the user picks, by keys that the user confirms. */
export class Comparisons {
  readonly #runs: QueryRuns;
  readonly #rows: ResultRows;
  readonly #source: ComparisonSource;
  readonly #modelKeys: ComparisonParts['modelKeys'];

  constructor({ runs, rows, source, modelKeys }: ComparisonParts) {
    this.#runs = runs;
    this.#rows = rows;
    this.#source = source;
    this.#modelKeys = modelKeys;
  }

  /** Asks with which result to compare this one, which counts as the later, and by which keys. */
  async compare(resultId: string): Promise<void> {
    const right = this.#runs.tabs.tabOf(resultId);
    if (right === undefined || !isComparable(right))
      throw new Failure(
        'query.unsupported',
        l10n.t('Results can be compared once they are there: wait for the query.'),
      );
    const left = await this.#askOther(right);
    if (left === undefined) return;
    const candidates = keyCandidates(left.progress.columns, right.progress.columns);
    if (candidates.length === 0)
      throw new Failure(
        'query.unsupported',
        l10n.t('The two results have no column of the same name that could tell rows apart.'),
      );
    const guess = (await this.#keyOfModel([right, left], candidates)) ?? (await this.#uniqueColumn(left, candidates));
    const keys = await askKeys(candidates, guess ?? []);
    if (keys !== undefined && keys.length > 0) await this.#open(left, right, keys);
  }

  async #askOther(tab: ResultTab): Promise<ResultTab | undefined> {
    const others = this.#runs.tabs.tabs.filter(each => each.resultId !== tab.resultId && isComparable(each));
    if (others.length === 0)
      throw new Failure(
        'query.unsupported',
        l10n.t('There is no other result to compare with: pin this one, and run the query again.'),
      );
    const items = others.toReversed().map(other => ({
      label: other.title,
      description: l10n.t('{0}, {1}', rowsText(other.progress.rows, vscode.env.language), other.connection),
      detail: other.sql.replace(/\s+/g, ' ').slice(0, 200),
      other,
    }));
    const picked = await vscode.window.showQuickPick(items, {
      title: l10n.t('Compare {0}', tab.title),
      placeHolder: l10n.t('The result that was before: what it lacks is marked as added'),
      matchOnDetail: true,
    });
    return picked?.other;
  }

  /** What the models say whose queries made the results; a server that does not answer soon says nothing. */
  async #keyOfModel(
    tabs: readonly ResultTab[],
    candidates: readonly KeyCandidate[],
  ): Promise<readonly string[] | undefined> {
    const documents = tabs.flatMap(({ resultId }) => this.#runs.find(resultId)?.prepared.document.uri ?? []);
    const inTime = AbortSignal.timeout(PATIENCE);
    for (const uri of new Set(documents)) {
      const keys = await answerBefore(inTime, this.#modelKeys(uri, inTime));
      const key = keyAmong(candidates, keys ?? []);
      if (key !== undefined) return key;
    }
    return undefined;
  }

  /** The first likely column without a value twice; what cannot be looked at is no guess. */
  async #uniqueColumn(
    { resultId }: ResultTab,
    candidates: readonly KeyCandidate[],
  ): Promise<readonly string[] | undefined> {
    for (const { name, column } of candidates.slice(0, MOST_PROFILES)) {
      const profile = await this.#rows.operate('profile', { resultId, column, purpose: 'key' }).catch(() => undefined);
      if (profile !== undefined && isUnique(profile)) return [name];
    }
    return undefined;
  }

  async #open(left: ResultTab, right: ResultTab, keys: readonly string[]): Promise<void> {
    const request = { resultId: randomUUID(), left: left.resultId, right: right.resultId, keys };
    const tab = {
      resultId: request.resultId,
      title: l10n.t('{0} ↔ {1}', left.title, right.title),
      sql: '',
      connection: right.connection,
      transport: right.transport,
      compares: { left: left.title, right: right.title, keys },
    };
    const sides = new Disposables();
    for (const { resultId } of [left, right]) sides.add(this.#runs.use(resultId));
    const again = this.#again(left.resultId, right.resultId, keys);
    const start = (): Promise<void> =>
      this.#source.start(request, {
        truncated: left.progress.truncated || right.progress.truncated,
        dispose: () => sides.dispose(),
      });
    await this.#runs.open({ tab, source: this.#source, start, ...(again === undefined ? {} : { again }) });
  }

  /** Runs both queries as they were run for the results that are compared now, and compares what they give then. */
  #again(leftId: string, rightId: string, keys: readonly string[]): OtherResult['again'] {
    const [left, right] = [this.#runs.find(leftId), this.#runs.find(rightId)];
    if (left === undefined || right === undefined) return undefined;
    return (resultId, { all }) => {
      const limited = (run: QueryRun): QueryRun => (all ? { ...run, rowLimit: undefined } : run);
      return this.#source.run({ resultId, keys, left: limited(left), right: limited(right) });
    };
  }
}

function isComparable({ compares, progress }: ResultTab): boolean {
  return compares === undefined && progress.state !== 'running' && progress.columns.length > 0;
}

async function askKeys(
  candidates: readonly KeyCandidate[],
  guess: readonly string[],
): Promise<readonly string[] | undefined> {
  // What is proposed stands first, so that it is seen.
  const proposed = candidates.toSorted((one, other) => rankIn(guess, other) - rankIn(guess, one));
  const items = proposed.map(({ name }) => ({ label: name, picked: guess.includes(name) }));
  const picked = await vscode.window.showQuickPick(items, {
    title: l10n.t('Key Columns'),
    placeHolder: l10n.t('Columns whose values together tell rows apart'),
    canPickMany: true,
  });
  return picked?.map(({ label }) => label);
}

function rankIn(guess: readonly string[], { name }: KeyCandidate): number {
  return Number(guess.includes(name));
}
