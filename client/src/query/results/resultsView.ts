import { Disposables, type Disposable } from '@lakehouse/base';
import { resultsParams, type Handlers, type ResultsCalls, type ResultsNews } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import { SurfaceView } from '../../view/surfaceView';
import type { WebviewServices } from '../../view/webviewHost';
import type { QueryRuns } from '../queryRuns';
import type { ResultRows } from '../resultRows';

/** The results panel: shows the queries of the window, and does what its buttons say. */
export class ResultsView implements Disposable {
  readonly #owned = new Disposables();
  readonly #view: SurfaceView<ResultsCalls, ResultsNews>;

  constructor(
    { runs, rows }: { readonly runs: QueryRuns; readonly rows: Pick<ResultRows, 'onPartialAnswer'> },
    handlers: Handlers<ResultsCalls>,
    services: WebviewServices,
  ) {
    const surface = { name: 'results', title: l10n.t('Results'), params: resultsParams } as const;
    this.#view = this.#owned.add(new SurfaceView('lakehouse.results', surface, handlers, services));
    this.#owned.add(
      runs.onDidChange(() => {
        const { tabs, selected } = runs.tabs;
        this.#view.tell('results/changed', { tabs, selected });
      }),
    );
    this.#owned.add(runs.onDidProgress(progress => this.#view.tell('results/progress', progress)));
    this.#owned.add(rows.onPartialAnswer(partial => this.#view.tell('results/partial', partial)));
  }

  /** Brings the panel into sight; the keyboard stays in the editor. */
  reveal(): Promise<void> {
    return this.#view.show({ preserveFocus: true });
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
