import { join } from 'node:path';
import { Disposables, type Logger } from '@lakehouse/base';
import * as vscode from 'vscode';
import { readSetting } from '../readSetting';
import { QueryWorker } from './queryWorker';

const MEGABYTE = 1_000_000;

/** The window's query worker, which follows the setting for its memory; it goes with the context. */
export function openQueryWorker(context: vscode.ExtensionContext, log: Logger): QueryWorker {
  const owned = new Disposables();
  context.subscriptions.push(owned);
  const worker = owned.add(
    new QueryWorker({
      script: join(context.extensionPath, 'dist/query/worker.js'),
      start: () => ({
        ...(vscode.l10n.bundle === undefined ? {} : { texts: vscode.l10n.bundle }),
        memoryBudget: memoryBudget(),
        spillFolder: join(context.globalStorageUri.fsPath, 'results'),
      }),
      log,
    }),
  );
  owned.add(
    vscode.workspace.onDidChangeConfiguration(event => {
      if (!event.affectsConfiguration('lakehouse.query.memoryBudget')) return;
      worker.setMemoryBudget(memoryBudget()).catch((error: unknown) => {
        log.warn('query', 'the memory budget was not changed', { reason: String(error) });
      });
    }),
  );
  return worker;
}

/** In bytes. */
function memoryBudget(): number {
  return readSetting('lakehouse.query.memoryBudget') * MEGABYTE;
}
