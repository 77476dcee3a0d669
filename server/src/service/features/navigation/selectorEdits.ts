import type { TextChange, WorkspaceChange } from '../../answers/workspaceChange';
import { readYaml } from '../../project/read/readYaml';
import type { YamlNode } from '../../project/read/yamlNode';
import { fileName, joinPath, pathWithin, stemOf } from '../../text/filePath';
import type { Meaning } from './meaning';
import type { ProjectTexts } from './occurrences';
import { renamedFiles } from './renamedFiles';

/** Keys below which further selections stand. */
const LISTS: readonly string[] = ['union', 'intersection', 'exclude'];
/** Methods that name a node, or its file. */
const METHODS: ReadonlySet<string> = new Set(['fqn', 'path', 'file']);
/** One selection of a text as for `--select`: what stands around the name says how far it reaches. */
const SELECTION = /(?<=^|[\s,])[@+\d]*(?:(\w+(?:\.\w+)*):)?([^\s,+:@]+)(?=\+?\d*(?:$|[\s,]))/dg;

/** Where a name begins in a text, and what is put there. */
interface Renaming {
  readonly isFolder: boolean;
  readonly name: string;
  readonly newName: string;
  /** Paths below the project's root, old and new. */
  readonly paths: ReadonlyMap<string, string>;
}

/** The places of `selectors.yml` that select a node by its name or its file, with the new one. */
export function selectorEdits(
  { project, textOf }: ProjectTexts,
  meaning: Meaning,
  newName: string,
): WorkspaceChange['edits'] {
  if (meaning.kind !== 'node' || meaning.packageName !== project.name) return [];
  const file = joinPath(project.root, 'selectors.yml');
  const { name } = meaning;
  const text = textOf(file);
  if (text?.includes(name) !== true) return [];
  const moved = renamedFiles(project, meaning, newName);
  const renaming = {
    // A folder of the name is selected by it as well.
    isFolder: [...project.nodes()].some(({ fqn }) => fqn.slice(0, -1).includes(name)),
    name,
    newName,
    paths: new Map(moved.map(({ from, to }) => [below(project.root, from), below(project.root, to)])),
  };
  const selectors = readYaml(text).root?.get('selectors')?.items() ?? [];
  const changes = selectors.flatMap(selector => changesIn(selector.get('definition'), renaming));
  return changes.length === 0 ? [] : [{ file, changes }];
}

function below(root: string, path: string): string {
  return pathWithin(root, path) ?? path;
}

function changesIn(node: YamlNode | undefined, renaming: Renaming): readonly TextChange[] {
  if (node === undefined) return [];
  if (node.text !== undefined) return inText(node, renaming);
  const lists = LISTS.flatMap(key => node.get(key)?.items() ?? []).flatMap(one => changesIn(one, renaming));
  const method = node.get('method')?.text;
  const values = method === undefined ? node.entries() : [[method, node.get('value')] as const];
  const direct = values.flatMap(([key, value]) =>
    METHODS.has(key) && value?.text !== undefined ? inValue(value, key, renaming) : [],
  );
  return [...lists, ...direct];
}

/** A text as for `--select`: selections with spaces and commas between. */
function inText({ text = '', span, isVerbatim }: YamlNode, renaming: Renaming): readonly TextChange[] {
  if (!isVerbatim) return [];
  return [...text.matchAll(SELECTION)].flatMap(({ 1: method, 2: value = '', indices }) => {
    const usual = value.includes('/') ? 'path' : /\.(sql|py|csv)$/.test(value) ? 'file' : 'fqn';
    const start = span.start + (indices?.[2]?.[0] ?? 0);
    return METHODS.has(method ?? usual) ? changeOf({ value, start, method: method ?? usual }, renaming) : [];
  });
}

function inValue({ text = '', span, isVerbatim }: YamlNode, method: string, renaming: Renaming): readonly TextChange[] {
  return isVerbatim ? changeOf({ value: text, start: span.start, method }, renaming) : [];
}

function changeOf(
  { value, start, method }: { readonly value: string; readonly start: number; readonly method: string },
  renaming: Renaming,
): readonly TextChange[] {
  const text = newValue(value, method, renaming);
  return text === undefined ? [] : [{ span: { start, end: start + value.length }, text }];
}

/** What selects the node under its new name; undefined for what does not select it. */
function newValue(value: string, method: string, { isFolder, name, newName, paths }: Renaming): string | undefined {
  if (method === 'path') return paths.get(value);
  if (method === 'file') {
    const moved = [...paths].find(([from]) => fileName(from) === value || stemOf(from) === value);
    return moved && (value.includes('.') ? fileName(moved[1]) : stemOf(moved[1]));
  }
  const parts = value.split('.');
  const at = /^v\d/.test(parts.at(-1) ?? '') ? parts.length - 2 : parts.length - 1;
  if (parts[at] !== name || (isFolder && at === 0)) return undefined;
  return parts.with(at, newName).join('.');
}
