import { Failure } from '@lakehouse/base';
import type { Handlers, Outcome, ResultOf, ResultOperations, ResultsCalls } from '@lakehouse/protocol';
import * as vscode from 'vscode';
import type { QueryRuns } from '../queryRuns';
import type { OperationParams, ResultRows } from '../resultRows';

/** What the panel's buttons do beyond the tabs themselves. */
export interface ResultActions {
  /** Goes to the place that a failed query is about. */
  readonly showError: (resultId: string) => Promise<void>;
  /** Asks for format and file, and writes these columns of the arranged rows. */
  readonly export: (resultId: string, columns: readonly number[]) => Promise<void>;
  readonly compare: (resultId: string) => Promise<void>;
  readonly openJob: (resultId: string) => Promise<void>;
  readonly openCell: (resultId: string, row: number, column: number) => Promise<void>;
  /** Tells the user of what went wrong. */
  readonly failed: (failure: Failure) => void;
}

const DONE: Outcome<Record<string, never>> = { ok: true, value: {} };

/** What the panel is answered. */
export function resultsHandlers(runs: QueryRuns, rows: ResultRows, actions: ResultActions): Handlers<ResultsCalls> {
  return {
    'results/ready': () => {
      const { tabs, selected } = runs.tabs;
      // A new page shows results as they came until it asks for what it kept; the worker must not know better.
      for (const { resultId } of tabs)
        rows.operate('arrange', { resultId, sort: [], filters: [] }).catch(() => undefined);
      return Promise.resolve({ ok: true, value: { tabs, selected } });
    },
    'results/window': operation(rows, 'window'),
    'results/arrange': operation(rows, 'arrange'),
    'results/find': operation(rows, 'find'),
    'results/profile': operation(rows, 'profile'),
    'results/nextChange': operation(rows, 'nextChange'),
    'results/summarize': operation(rows, 'summarize'),
    'results/cell': operation(rows, 'cell'),
    'results/stop': operation(rows, 'stop'),
    'results/cancel': ({ resultId }) => done(runs.cancel(resultId)),
    'results/close': ({ resultId }) => done(runs.close(resultId)),
    'results/select': ({ resultId }) => done(runs.select(resultId)),
    'results/pin': ({ resultId, pinned }) => done(runs.pin(resultId, pinned)),
    'results/rename': ({ resultId, title }) => done(runs.rename(resultId, title)),
    'results/rerun': ({ resultId, all }) => done(runs.rerun(resultId, { all })),
    'results/showError': ({ resultId }) => done(actions.showError(resultId)),
    'results/export': ({ resultId, columns }) => told(actions, actions.export(resultId, columns)),
    'results/compare': ({ resultId }) => told(actions, actions.compare(resultId)),
    'results/openJob': ({ resultId }) => told(actions, actions.openJob(resultId)),
    'results/openCell': ({ resultId, row, column }) => done(actions.openCell(resultId, row, column)),
    'results/copy': ({ text }) => done(Promise.resolve(vscode.env.clipboard.writeText(text))),
    'results/copyRange': params => done(copyRange(rows, params)),
  };
}

function operation<M extends keyof ResultOperations>(rows: ResultRows, name: M) {
  return async (params: OperationParams<M>): Promise<Outcome<ResultOf<ResultOperations, M>>> => {
    return { ok: true, value: await rows.operate(name, params) };
  };
}

async function copyRange(rows: ResultRows, params: OperationParams<'copyText'>): Promise<void> {
  const { text } = await rows.operate('copyText', params);
  await vscode.env.clipboard.writeText(text);
}

async function done(work: void | Promise<void>): Promise<typeof DONE> {
  await work;
  return DONE;
}

/** Of what asks the user, the window tells how it failed, as it does when a command began it. */
async function told({ failed }: ResultActions, work: Promise<void>): Promise<typeof DONE> {
  try {
    await work;
  } catch (error) {
    failed(Failure.from(error));
  }
  return DONE;
}
