import { Failure } from '@lakehouse/base';
import type { TextChange, WorkspaceChange } from '../../answers/workspaceChange';
import type { ProjectView } from '../../project/projectView';
import { stemOf, type FilePath } from '../../text/filePath';
import { checkNewName } from './checkNewName';
import { nodeMeaning } from './meaning';
import type { TextOf } from './occurrences';
import { nameChange } from './renameName';

/**
 * What a project needs changed when a file gets another name in the editor: whatever names the model, seed, analysis or
 * test in it. Undefined where nothing is called after the file, or where the new name could not be.
 */
export function fileRenameChange(
  project: ProjectView,
  { from, to, textOf }: { readonly from: FilePath; readonly to: FilePath; readonly textOf: TextOf },
): WorkspaceChange | undefined {
  const [node] = project.nodesOfFile(from);
  const [stem, newStem] = [stemOf(from), stemOf(to)];
  if (node === undefined || node.span.end > 0 || stem === newStem || node.packageName !== project.name)
    return undefined;
  if (node.version !== undefined) return versionChange(project, { stem, newStem, textOf });
  if (node.name !== stem) return undefined;
  const meaning = nodeMeaning(node);
  try {
    checkNewName(project, meaning, newStem);
    return nameChange({ project, textOf }, meaning, newStem);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** The file of one version: `defined_in` follows it. A version that is found by its file's name keeps to that name. */
function versionChange(
  project: ProjectView,
  { stem, newStem, textOf }: { readonly stem: string; readonly newStem: string; readonly textOf: TextOf },
): WorkspaceChange | undefined {
  const uses = [...project.uses.named('definedIn', stem)].filter(
    ({ file, use }) => textOf(file)?.slice(use.span.start, use.span.end) === stem,
  );
  if (uses.length === 0) return undefined;
  const edits = uses.map(({ file, use }): { file: FilePath; changes: readonly TextChange[] } => ({
    file,
    changes: [{ span: use.span, text: newStem }],
  }));
  return { edits };
}
