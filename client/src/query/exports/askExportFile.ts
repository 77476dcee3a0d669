import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Failure } from '@lakehouse/base';
import type { ExportFormat } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Memory } from '../../connections/addedConnections';
import { fileNameFor, formatChoices, type FormatChoice } from './exportFormats';

/** What is to be written where. */
export interface ExportTarget {
  readonly format: ExportFormat;
  readonly uri: vscode.Uri;
}

const FOLDER_KEY = 'lakehouse.exportFolder';
const FORMAT_KEY = 'lakehouse.exportFormat';

/** Asks for a format and a file; both are remembered. `undefined` when the user gave up. */
export async function askExportFile(title: string, memory: Memory): Promise<ExportTarget | undefined> {
  const choice = await askFormat(memory);
  if (choice === undefined) return undefined;
  const uri = await vscode.window.showSaveDialog({
    title: l10n.t('Export Result'),
    saveLabel: l10n.t('Export'),
    defaultUri: vscode.Uri.file(join(lastFolder(memory), fileNameFor(title, choice))),
    filters: { [choice.label]: [choice.extension] },
  });
  if (uri === undefined) return undefined;
  if (uri.scheme !== 'file')
    throw new Failure(
      'query.unsupported',
      l10n.t('Results are written to files of the machine that this window runs on: pick a folder there.'),
    );
  await memory.update(FOLDER_KEY, dirname(uri.fsPath));
  await memory.update(FORMAT_KEY, choice.format);
  return { format: choice.format, uri };
}

async function askFormat(memory: Memory): Promise<FormatChoice | undefined> {
  const last = memory.get(FORMAT_KEY);
  const choices = formatChoices().toSorted((a, b) => Number(b.format === last) - Number(a.format === last));
  return vscode.window.showQuickPick(choices, {
    title: l10n.t('Format of the File'),
    placeHolder: l10n.t('How the result is written'),
    matchOnDetail: true,
  });
}

/** Where the last file went, else the workspace, else the home. */
function lastFolder(memory: Memory): string {
  const kept = memory.get(FOLDER_KEY);
  return typeof kept === 'string' ? kept : (vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir());
}
