import * as l10n from '@vscode/l10n';
import type { CodeAction } from '../../answers/codeAction';
import type { WorkspaceChange } from '../../answers/workspaceChange';
import { appendSection, insertIntoList, newProperties, type WrittenYaml } from '../../dbt/yaml/insertInYaml';
import { yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext, ServedDocument } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import { fileName, folderOf, joinPath, type FilePath } from '../../text/filePath';
import type { Span } from '../../text/span';
import { columnEntry, columnsChange } from './columnsChange';
import { yamlText } from '../../dbt/yaml/yamlText';

const SECTIONS: Readonly<Record<string, string>> = { model: 'models', seed: 'seeds', snapshot: 'snapshots' };

/**
 * From the file of a model to YAML: its first description, or the columns that are missing in the one it has.
 *
 * Of the whole file, so among the source actions: a change of the selection would show a light bulb at every line.
 */
export function describeModel(context: FeatureContext, _selection: Span): readonly CodeAction[] {
  const { project, document } = context;
  const [node] = project?.nodesOfFile(document.path) ?? [];
  const section = node && SECTIONS[node.kind];
  if (project === undefined || node === undefined || section === undefined || node.packageName !== project.name)
    return [];
  if (node.properties !== undefined) return addColumns(context, node, section);
  // Versions are named in one entry, which nobody can guess.
  if (node.version !== undefined) return [];
  const change = firstDescription(context, node, section);
  return change === undefined ? [] : [{ title: l10n.t('Describe "{0}" in YAML', node.name), kind: 'source', change }];
}

function addColumns(context: FeatureContext, node: ProjectNode, section: string): readonly CodeAction[] {
  const file = node.properties?.file;
  const document = file === undefined ? undefined : context.documentAt(file);
  const item =
    document &&
    readable(document)
      ?.get(section)
      ?.items()
      .find(one => one.get('name')?.text === node.name);
  const found = document && item && columnsChange(context, { item, nodes: [node], text: document.text });
  if (found === undefined || file === undefined) return [];
  const title = l10n.t('Add columns to the description of "{0}": {1}', node.name, found.names.join(', '));
  return [{ title, kind: 'source', change: { edits: [{ file, changes: [found.change] }] } }];
}

function firstDescription(context: FeatureContext, node: ProjectNode, section: string): WorkspaceChange | undefined {
  const entry = entryOf(context, node);
  const file = fileFor(context, node);
  const document = context.documentAt(file);
  if (document === undefined) return { edits: [], created: [{ file, text: newProperties(section, [entry]) }] };
  if (yamlOf(document).problems.length > 0) return undefined;
  const root = readable(document);
  const list = root?.get(section);
  const change =
    root === undefined || list === undefined
      ? appendSection(document.text, section, [entry])
      : insertIntoList(document.text, root, section, [entry]);
  return { edits: [{ file, changes: [change] }] };
}

function readable(document: ServedDocument) {
  const { root, problems } = yamlOf(document);
  return problems.length > 0 ? undefined : root;
}

function entryOf({ project }: FeatureContext, node: ProjectNode): WrittenYaml {
  const name = yamlText(node.name);
  const columns = (project?.columnsOf(node).columns ?? []).map(one => columnEntry(one.name));
  const lines = columns.flatMap(column => column.lines.map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`));
  const flow = columns.map(column => column.flow).join(', ');
  return {
    lines: [`name: ${name}`, "description: ''", ...(columns.length === 0 ? [] : ['columns:', ...lines])],
    flow: `{name: ${name}${columns.length === 0 ? '' : `, columns: [${flow}]`}}`,
  };
}

/** The file that describes a neighbour of the same folder, else one that is named after the folder. */
function fileFor({ project }: FeatureContext, { file, kind }: ProjectNode): FilePath {
  const folder = folderOf(file);
  for (const other of project?.nodesOfKind(kind) ?? []) {
    const described = other.properties?.file;
    if (described !== undefined && folderOf(other.file) === folder && folderOf(described) === folder) return described;
  }
  return joinPath(folder, `_${fileName(folder)}.yml`);
}
