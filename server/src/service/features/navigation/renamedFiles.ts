import type { WorkspaceChange } from '../../answers/workspaceChange';
import type { ProjectView } from '../../project/projectView';
import { extensionOf, folderOf, joinPath, stemOf, type FilePath } from '../../text/filePath';
import type { Meaning } from './meaning';

type Renamed = NonNullable<WorkspaceChange['renamed']>;

/** The files that are called after a node: its own, or those of its versions that no `defined_in` names. */
export function renamedFiles(project: ProjectView, meaning: Meaning, newName: string): Renamed {
  if (meaning.kind !== 'node') return [];
  const { node, name, packageName } = meaning;
  const nodes = node.version === undefined ? [node] : project.versionsOf(name, packageName);
  const files = new Set(nodes.filter(({ span }) => span.end === 0).map(({ file }) => file));
  const kept = new Set(
    [...files]
      .map(stemOf)
      .filter(stem => [...project.uses.named('definedIn', stem)].some(({ file }) => file === node.properties?.file)),
  );
  return [...files].flatMap(from => {
    // YAML says where the version stands, and goes on saying so.
    if (kept.has(stemOf(from))) return [];
    const stem = newStem(from, name, newName);
    return stem === undefined ? [] : [{ from, to: joinPath(folderOf(from), stem + extensionOf(from)) }];
  });
}

/** `orders` and `orders_v2` follow the name of their model. */
function newStem(file: FilePath, name: string, newName: string): string | undefined {
  const stem = stemOf(file);
  if (stem === name) return newName;
  return stem.startsWith(`${name}_v`) ? newName + stem.slice(name.length) : undefined;
}
