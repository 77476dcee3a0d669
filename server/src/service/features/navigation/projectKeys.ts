import type { TextChange, WorkspaceChange } from '../../answers/workspaceChange';
import { readYaml } from '../../project/read/readYaml';
import { joinPath } from '../../text/filePath';
import type { Meaning } from './meaning';
import type { ProjectTexts } from './occurrences';

const SECTIONS: Readonly<Record<string, string>> = { model: 'models', seed: 'seeds', snapshot: 'snapshots' };

/** The key of `dbt_project.yml` under which a node is configured by itself, with its new name. */
export function projectKeyEdits(
  { project, textOf }: ProjectTexts,
  meaning: Meaning,
  newName: string,
): WorkspaceChange['edits'] {
  if (meaning.kind !== 'node') return [];
  const { kind, fqn, name } = meaning.node;
  const file = joinPath(project.root, 'dbt_project.yml');
  const [section, text] = [SECTIONS[kind], textOf(file)];
  if (section === undefined || text?.includes(name) !== true) return [];
  const folders = fqn.slice(0, fqn.lastIndexOf(name));
  let at = readYaml(text).root?.get(section);
  for (const folder of folders) at = at?.get(folder);
  const keys = at?.keys().filter(key => key.name === name && text.slice(key.span.start, key.span.end) === name) ?? [];
  const changes = keys.map(({ span }): TextChange => ({ span, text: newName }));
  return changes.length === 0 ? [] : [{ file, changes }];
}
