import { Disposables, Failure, type Disposable } from '@lakehouse/base';
import {
  resultsParams,
  type Handlers,
  type Outcome,
  type ResultOf,
  type ResultOperations,
  type ResultsCalls,
  type ResultsNews,
} from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { SurfaceView } from '../../view/surfaceView';
import type { WebviewServices } from '../../view/webviewHost';
import type { QueryRuns } from '../queryRuns';
import type { OperationParams } from '../resultSource';

const DONE: Outcome<Record<string, never>> = { ok: true, value: {} };

/** The results panel: shows the queries of the window, and does what its buttons say. */
export class ResultsView implements Disposable {
  readonly #runs: QueryRuns;
  readonly #showError: (resultId: string) => Promise<void>;
  readonly #owned = new Disposables();
  readonly #view: SurfaceView<ResultsCalls, ResultsNews>;

  /** `showError` goes to the place that a failed query is about. */
  constructor(runs: QueryRuns, showError: (resultId: string) => Promise<void>, services: WebviewServices) {
    this.#runs = runs;
    this.#showError = showError;
    const surface = { name: 'results', title: l10n.t('Results'), params: resultsParams } as const;
    this.#view = this.#owned.add(new SurfaceView('lakehouse.results', surface, this.#handlers(), services));
    this.#owned.add(
      runs.onDidChange(() => {
        const { tabs, selected } = runs.tabs;
        this.#view.tell('results/changed', { tabs, selected });
      }),
    );
    this.#owned.add(runs.onDidProgress(progress => this.#view.tell('results/progress', progress)));
  }

  /** Brings the panel into sight; the keyboard stays in the editor. */
  reveal(): Promise<void> {
    return this.#view.show({ preserveFocus: true });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #handlers(): Handlers<ResultsCalls> {
    const done = async (work: void | Promise<void>): Promise<typeof DONE> => {
      await work;
      return DONE;
    };
    return {
      'results/ready': () => {
        const { tabs, selected } = this.#runs.tabs;
        return Promise.resolve({ ok: true, value: { tabs, selected } });
      },
      'results/window': this.#operation('window'),
      'results/arrange': this.#operation('arrange'),
      'results/find': this.#operation('find'),
      'results/profile': this.#operation('profile'),
      'results/summarize': this.#operation('summarize'),
      'results/cell': this.#operation('cell'),
      'results/pin': unsupported,
      'results/rename': unsupported,
      'results/rerun': unsupported,
      'results/export': unsupported,
      'results/compare': unsupported,
      'results/openJob': unsupported,
      'results/copyRange': unsupported,
      'results/openCell': unsupported,
      'results/cancel': ({ resultId }) => done(this.#runs.cancel(resultId)),
      'results/close': ({ resultId }) => done(this.#runs.close(resultId)),
      'results/select': ({ resultId }) => done(this.#runs.select(resultId)),
      'results/copy': async ({ text }) => {
        await vscode.env.clipboard.writeText(text);
        return DONE;
      },
      'results/showError': ({ resultId }) => done(this.#showError(resultId)),
    };
  }
  #operation<M extends keyof ResultOperations>(operation: M) {
    return async (params: OperationParams<M>): Promise<Outcome<ResultOf<ResultOperations, M>>> => {
      return { ok: true, value: await this.#runs.operate(operation, params) };
    };
  }
}

function unsupported(): Promise<Outcome<never>> {
  return Promise.reject(new Failure('query.unsupported', l10n.t('This result cannot do that.')));
}
