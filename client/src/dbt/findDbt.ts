import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readSetting } from '../readSetting';
import { dbtCandidates } from './dbtCandidates';

/**
 * Path of the dbt executable for a project: the setting, an environment beside the project, the editor's Python, the PATH.
 *
 * Rejects with `dbt.notFound`.
 */
export async function findDbt(projectRoot: string): Promise<string> {
  const resource = vscode.Uri.file(projectRoot);
  const setting = readSetting('lakehouse.dbt.path', resource);
  const candidates = dbtCandidates({
    setting,
    folders: foldersAbove(projectRoot),
    interpreter: activeInterpreter(resource),
    path: process.env['PATH'] ?? '',
    home: homedir(),
    platform: process.platform,
  });
  for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  throw notFound(setting);
}

/** The project's folder and those that hold it, up to the workspace's. */
function foldersAbove(projectRoot: string): readonly string[] {
  const top = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(projectRoot))?.uri.fsPath ?? projectRoot;
  const folders = [projectRoot];
  for (let folder = projectRoot; folder !== top && dirname(folder) !== folder;) {
    folder = dirname(folder);
    folders.push(folder);
  }
  return folders;
}

/** The part of the Python extension's API that tells the interpreter. */
interface PythonApi {
  readonly environments?: { getActiveEnvironmentPath(resource: vscode.Uri): { readonly path: string } };
}

function activeInterpreter(resource: vscode.Uri): string | undefined {
  const python = vscode.extensions.getExtension<PythonApi | undefined>('ms-python.python');
  const api = python?.isActive === true ? python.exports : undefined;
  const path = api?.environments?.getActiveEnvironmentPath(resource).path;
  // The extension answers with a mere command name when nothing was picked.
  return path !== undefined && (path.includes('/') || path.includes('\\')) ? path : undefined;
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function notFound(setting: string): Failure {
  const message =
    setting === ''
      ? l10n.t('dbt was not found: install dbt-core and dbt-dremio in a Python environment, or set lakehouse.dbt.path.')
      : l10n.t('There is no dbt at {0}: correct the setting lakehouse.dbt.path.', setting);
  return new Failure('dbt.notFound', message);
}
