import { join } from 'node:path';
import type { Logger } from '@lakehouse/base';
import * as vscode from 'vscode';
import type { HandlersOf } from '../commands/registerCommands';
import type { Connections } from '../connections/connections';
import type { LanguageService } from '../language/languageService';
import type { datasetCommandSpecs } from './commandSpecs';
import { DatasetStore } from './datasetStore';
import { DatasetTeller } from './datasetTeller';

/** Keeps the language server told of the columns of the Dremio in use; everything goes with the context. */
export function openDatasets(
  context: vscode.ExtensionContext,
  connections: Connections,
  language: LanguageService,
  log: Logger,
): HandlersOf<typeof datasetCommandSpecs> {
  const store = new DatasetStore(join(context.globalStorageUri.fsPath, 'columns'));
  const { onDidChangeActiveTextEditor: onDidChangeEditor } = vscode.window;
  const teller = new DatasetTeller({ connections, language, store, onDidChangeEditor }, log);
  context.subscriptions.push(teller);
  return { 'lakehouse.refreshColumns': () => teller.refreshNow() };
}
