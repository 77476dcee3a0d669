import { Failure } from '@lakehouse/base';
import type { ExportProgress, QueryProgress, ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Memory } from '../../connections/addedConnections';
import type { QueryRuns } from '../queryRuns';
import type { Exported, ResultRows } from '../resultRows';
import { rowsText } from '../rowsText';
import { askExportFile, type ExportTarget } from './askExportFile';
import { partialNote } from './partialNote';
import { sizeText } from './sizeText';

/** Formats that VS Code shows as text. */
const READABLE: ReadonlySet<string> = new Set(['csv', 'excelCsv', 'jsonLines', 'markdown', 'sql']);

/** Writes results into files that the user names. */
export class ResultExports {
  readonly #runs: QueryRuns;
  readonly #rows: ResultRows;
  readonly #memory: Memory;

  constructor(runs: QueryRuns, rows: ResultRows, memory: Memory) {
    this.#runs = runs;
    this.#rows = rows;
    this.#memory = memory;
  }

  /** Asks for format and file, for the result of a title; `undefined` when the user gave up. */
  ask(title: string): Promise<ExportTarget | undefined> {
    return askExportFile(title, this.#memory);
  }

  /** Asks for format and file, and writes some columns of a result, in their order; all when left out. */
  async export(resultId: string, columns?: readonly number[]): Promise<void> {
    const tab = this.#tab(resultId);
    if (tab.progress.state === 'running' && !(await wantsPart(tab))) return;
    const target = await this.ask(tab.title);
    if (target !== undefined) await this.write(resultId, target, columns);
  }

  /** Writes under a notification that tells the rows and can cancel, and then offers what to do with the file. */
  async write(resultId: string, target: ExportTarget, columns?: readonly number[]): Promise<void> {
    const tab = this.#tab(resultId);
    // From here on the tab may be closed or run again: the file is wanted all the same.
    const using = this.#runs.use(resultId);
    try {
      await this.#writeOf(tab, target, columns);
    } finally {
      using.dispose();
    }
  }

  async #writeOf({ resultId, progress }: ResultTab, target: ExportTarget, columns?: readonly number[]): Promise<void> {
    const all = columns ?? progress.columns.map((_, column) => column);
    const wanted = target.format === 'sql' && all.length > 1 ? await askColumn(progress, all) : all;
    if (wanted === undefined) return;
    if (wanted.length === 0) throw new Failure('query.unsupported', l10n.t('This result has no columns to export.'));
    const note = partialNote(progress);
    offerFile(target, await this.#write(resultId, target, wanted), note);
  }

  async #write(resultId: string, { format, uri }: ExportTarget, columns: readonly number[]): Promise<Exported> {
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: l10n.t('Exporting to {0}', uri.fsPath),
      cancellable: true,
    };
    return vscode.window.withProgress(options, async (progress, cancelled) => {
      const stop = new AbortController();
      cancelled.onCancellationRequested(() => stop.abort());
      const request = { resultId, path: uri.fsPath, format, columns };
      return this.#rows.export(request, each => progress.report({ message: progressText(each) }), stop.signal);
    });
  }

  #tab(resultId: string): ResultTab {
    const tab = this.#runs.tabs.tabOf(resultId);
    if (tab !== undefined) return tab;
    throw new Failure('connection.lost', l10n.t('This result was closed. Run the query again.'));
  }
}

/** Asks which column an IN-list is made of; `undefined` when the user gave up. */
async function askColumn({ columns }: QueryProgress, among: readonly number[]): Promise<readonly [number] | undefined> {
  const items = among.map(column => ({ label: columns[column]?.name ?? '', column }));
  const picked = await vscode.window.showQuickPick(items, {
    title: l10n.t('Column of the IN-List'),
    placeHolder: l10n.t('The list has a literal of this column for each row'),
  });
  return picked && [picked.column];
}

/** Whether the rows that have come so far are worth a file. */
async function wantsPart({ title, progress }: ResultTab): Promise<boolean> {
  const write = l10n.t('Export These Rows');
  const text = l10n.t(
    '{0} still runs. It has brought {1} so far.',
    title,
    rowsText(progress.rows, vscode.env.language),
  );
  return (await vscode.window.showWarningMessage(text, { modal: true }, write)) === write;
}

/** The export is over: the message may stand as long as it likes. */
function offerFile({ format, uri }: ExportTarget, { rows, bytes }: Exported, note: string | undefined): void {
  const open = l10n.t('Open');
  const reveal = l10n.t('Reveal');
  const buttons = READABLE.has(format) ? [open, reveal] : [reveal];
  const size = sizeText(bytes);
  const text =
    rows === 1
      ? l10n.t('1 row is in {0} ({1}).', uri.fsPath, size)
      : l10n.t('{0} rows are in {1} ({2}).', rows.toLocaleString(vscode.env.language), uri.fsPath, size);
  const whole = note === undefined ? text : `${text} ${note}`;
  void vscode.window.showInformationMessage(whole, ...buttons).then(async picked => {
    if (picked === open) await vscode.commands.executeCommand('vscode.open', uri);
    if (picked === reveal) await vscode.commands.executeCommand('revealFileInOS', uri);
  });
}

function progressText({ rows, of, bytes, prepared }: ExportProgress): string {
  const count = (n: number): string => n.toLocaleString(vscode.env.language);
  if (prepared !== undefined) return l10n.t('putting {0} of {1} rows in order', count(prepared), count(of));
  return l10n.t('{0} of {1} rows, {2}', count(rows), count(of), sizeText(bytes));
}
