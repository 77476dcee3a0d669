import { Disposables, type Disposable } from '@lakehouse/base';
import { resultsParams, type Handlers, type Outcome, type ResultsCalls, type ResultsNews } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { SurfaceView } from '../../view/surfaceView';
import type { WebviewServices } from '../../view/webviewHost';
import type { QueryRuns } from '../queryRuns';

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
      'results/fetchWindow': async ({ resultId, ...request }) => {
        return { ok: true, value: await this.#runs.window(resultId, request) };
      },
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
}
