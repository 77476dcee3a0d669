import type { ExportProgress, ExportRequest } from '@lakehouse/protocol';
import { exportRows, type ArrangedResult, type ExportStage, type Written } from '@lakehouse/results';

/** Exports that are being written. */
export class Exports {
  readonly #running = new Map<string, { readonly resultId: string; readonly controller: AbortController }>();
  readonly #noteFolder: string;
  readonly #report: (progress: ExportProgress) => void;

  /** @param noteFolder Where files that are not whole are noted, for the next start to remove them. */
  constructor(report: (progress: ExportProgress) => void, noteFolder: string) {
    this.#report = report;
    this.#noteFolder = noteFolder;
  }

  /** Writes the rows as they are shown now; resolves when the file stands at its path. */
  async run({ view }: ArrangedResult, { resultId, exportId, path, format, columns }: ExportRequest): Promise<Written> {
    const controller = new AbortController();
    this.#running.set(exportId, { resultId, controller });
    const of = view.length;
    const report = (stage: ExportStage): void => this.#report({ exportId, of, ...stage });
    report({ rows: 0, bytes: 0 });
    try {
      const { signal } = controller;
      const noteFolder = this.#noteFolder;
      return await exportRows(view, { path, format, columns, noteFolder, onProgress: report, signal });
    } finally {
      this.#running.delete(exportId);
    }
  }

  cancel(exportId: string): void {
    this.#running.get(exportId)?.controller.abort();
  }

  /** Ends the exports of a result that is let go of. */
  cancelOf(result: string): void {
    for (const { resultId, controller } of this.#running.values()) if (resultId === result) controller.abort();
  }
}
