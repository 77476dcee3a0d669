import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FeatureContext } from '../service/feature';
import { toFilePath } from '../service/text/filePath';
import { OpenDocument } from '../service/workspace/openDocument';
import type { Workspace } from '../service/workspace/workspace';
import { pathOfUri } from './paths';

/** What features are asked about, for a document that is open in the editor. */
export function contextOf(workspace: Workspace, document: TextDocument): FeatureContext {
  const path = pathOfUri(document.uri);
  const project = path === undefined ? workspace.onlyProject() : workspace.projectOf(path);
  const open = path === undefined ? undefined : workspace.document(path);
  // An untitled document has no path: its name serves as one, below no project.
  const served = open ?? new OpenDocument(path ?? toFilePath(document.uri), document.getText());
  const { datasets, settings, reflections } = workspace;
  return { document: served, project, datasets, settings, reflections, documentAt: file => workspace.documentAt(file) };
}
