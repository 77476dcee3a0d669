import type { Connection, WorkspaceEdit } from 'vscode-languageserver/node';
import { fileRenameChange } from '../service/features/navigation/renameFile';
import { projectSymbols } from '../service/features/outline/projectSymbols';
import type { Workspace } from '../service/workspace/workspace';
import { workspaceEdit } from './convertChange';
import { symbolInformation } from './convertMarks';
import { DocumentTexts } from './documentTexts';
import type { DocumentVersions } from './documentVersions';
import { pathOfUri } from './paths';
import { runSafely } from './runSafely';

/** Answers the editor's questions about the workspace as a whole: symbols by name, files that are about to be renamed. */
export function serveWorkspace(connection: Connection, workspace: Workspace, versions: DocumentVersions): void {
  connection.onWorkspaceSymbol(async ({ query }) => {
    await workspace.listed;
    return runSafely(connection, [], () => {
      const texts = new DocumentTexts(workspace);
      return projectSymbols(workspace.projects(), query).map(one => symbolInformation(one, texts));
    });
  });
  connection.workspace.onWillRenameFiles(async ({ files }) => {
    await workspace.complete;
    return runSafely<WorkspaceEdit | null>(connection, null, () => {
      const texts = new DocumentTexts(workspace, versions);
      const edits = files.map(({ oldUri, newUri }) =>
        renameEdit(workspace, texts, [pathOfUri(oldUri), pathOfUri(newUri)]),
      );
      const changes = edits.flatMap(edit => edit?.documentChanges ?? []);
      return changes.length === 0 ? null : { documentChanges: changes };
    });
  });
}

function renameEdit(
  workspace: Workspace,
  texts: DocumentTexts,
  [from, to]: readonly [string | undefined, string | undefined],
): WorkspaceEdit | undefined {
  const project = from === undefined ? undefined : workspace.projectOf(from);
  if (project === undefined || from === undefined || to === undefined) return undefined;
  const change = fileRenameChange(project, { from, to, textOf: file => workspace.textOf(file) });
  return change && workspaceEdit(change, texts);
}
