import type { WorkspaceChange } from '../../answers/workspaceChange';
import { appendSection, insertIntoList, newProperties, type WrittenYaml } from '../../dbt/yaml/insertInYaml';
import { yamlText } from '../../dbt/yaml/yamlText';
import { yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { SourceDependency } from '../../project/projectNode';
import type { YamlNode } from '../../project/read/yamlNode';
import { folderOf, joinPath, type FilePath } from '../../text/filePath';

/** The name of a file for sources where none is there yet. */
const FILE = '_sources.yml';

/** A table of a source that is to be known, and where the source lies in Dremio when that must be said. */
export interface NewSource extends Pick<SourceDependency, 'sourceName' | 'tableName'> {
  readonly place?: { readonly database: string; readonly schema: string };
}

/**
 * What makes a table of a source known: an entry below the source where it is defined, else a source in the file for
 * sources beside the document. Undefined where the file cannot be read.
 */
export function sourceEntryChange(context: FeatureContext, of: NewSource): WorkspaceChange | undefined {
  const { project, document } = context;
  if (project === undefined) return undefined;
  const sibling = [...project.sourceTables()].find(
    ({ source, packageName }) => source?.sourceName === of.sourceName && packageName === project.name,
  );
  if (sibling !== undefined) return intoSource(context, sibling.file, of);
  const isModel = project.fileOf(document.path)?.role === 'model';
  const file = joinPath(isModel ? folderOf(document.path) : joinPath(project.root, 'models'), FILE);
  return intoFile(context, file, newSource(of));
}

function table({ tableName }: NewSource): WrittenYaml {
  const text = yamlText(tableName);
  return { lines: [`name: ${text}`], flow: `{name: ${text}}` };
}

function newSource({ sourceName, tableName, place }: NewSource): WrittenYaml {
  const lies =
    place === undefined ? [] : [`database: ${yamlText(place.database)}`, `schema: ${yamlText(place.schema)}`];
  const table = yamlText(tableName);
  return {
    lines: [`name: ${sourceName}`, ...lies, 'tables:', `  - name: ${table}`],
    flow: `{name: ${[sourceName, ...lies].join(', ')}, tables: [{name: ${table}}]}`,
  };
}

function intoSource(context: FeatureContext, file: FilePath, of: NewSource): WorkspaceChange | undefined {
  const read = readable(context, file);
  const sources = read?.root?.get('sources')?.items() ?? [];
  const source = sources.find(one => one.get('name')?.text === of.sourceName);
  if (read === undefined || source === undefined) return undefined;
  return { edits: [{ file, changes: [insertIntoList(read.text, source, 'tables', [table(of)])] }] };
}

function intoFile(context: FeatureContext, file: FilePath, item: WrittenYaml): WorkspaceChange | undefined {
  if (context.documentAt(file) === undefined)
    return { edits: [], created: [{ file, text: newProperties('sources', [item]) }] };
  const read = readable(context, file);
  if (read === undefined) return undefined;
  const { root, text } = read;
  const change =
    root?.get('sources') === undefined
      ? appendSection(text, 'sources', [item])
      : insertIntoList(text, root, 'sources', [item]);
  return { edits: [{ file, changes: [change] }] };
}

/** A file of YAML without mistakes: into another one nothing is written. */
function readable(
  context: FeatureContext,
  file: FilePath,
): { readonly text: string; readonly root: YamlNode | undefined } | undefined {
  const document = file === context.document.path ? context.document : context.documentAt(file);
  const read = document && yamlOf(document);
  return document === undefined || read === undefined || read.problems.length > 0
    ? undefined
    : { text: document.text, root: read.root };
}
