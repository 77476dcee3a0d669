import type { DocsBlock } from '../../project/docsBlock';
import type { ProjectMacro } from '../../project/projectMacro';
import type { ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import type { NameUse } from '../../project/read/nameUse';
import type { FilePath } from '../../text/filePath';

/** What a name in a file stands for. Two uses mean the same when their kinds, packages and names are equal. */
export type Meaning =
  /** A model with all of its versions, a seed, a snapshot, an analysis or a test of its own file. */
  | (Named & { readonly kind: 'node'; readonly node: ProjectNode })
  | (Named & { readonly kind: 'source' })
  /** `name` holds the source before a dot. */
  | (Named & { readonly kind: 'table'; readonly node: ProjectNode })
  /** A macro with those that `adapter.dispatch` finds under its name; a generic test is called by its name with `test_`. */
  | (Named & { readonly kind: 'macro'; readonly macro: ProjectMacro })
  | (Named & { readonly kind: 'docs'; readonly block: DocsBlock })
  | (Named & { readonly kind: 'metric'; readonly node: ProjectNode })
  | (Named & { readonly kind: 'var' })
  | (Named & { readonly kind: 'group' });

interface Named {
  readonly name: string;
  readonly packageName: string;
}

/** What a use in a file stands for; undefined for a name that the project does not know. */
export function meaningOf(project: ProjectView, file: FilePath, use: NameUse): Meaning | undefined {
  const from = project.packageOfFile(file) ?? project.name;
  switch (use.kind) {
    case 'ref':
      return use.defines ? nodeIn(project, file, use.name) : referred(project, from, use);
    case 'source':
      return sourceMeaning(project, from, use);
    case 'table':
      return tableMeaning(project, from, use);
    case 'macro':
    case 'dispatch':
    case 'test':
      return macroMeaning(project, use.defines ? madeIn(project, file, use) : calledBy(project, from, use));
    case 'docs':
      return docsMeaning(project, from, use);
    case 'entry':
      return entryMeaning(project, from, use);
    case 'var':
      return { kind: 'var', name: use.name, packageName: '' };
    case 'group': {
      const group = project.group(use.name);
      return group && { kind: 'group', name: group.name, packageName: group.packageName };
    }
    case 'metric': {
      const node = project.node(`metric.${from}.${use.name}`);
      return node && { kind: 'metric', name: node.name, packageName: from, node };
    }
    case 'definedIn':
      return undefined;
  }
}

export function isSame(one: Meaning, other: Meaning | undefined): boolean {
  return one.kind === other?.kind && one.name === other.name && one.packageName === other.packageName;
}

/** Whether YAML asks for a macro as a test: then it has `test_` before its name, as `{% test %}` gives it. */
export function isGenericTest(project: ProjectView, { name, isTest }: ProjectMacro): boolean {
  if (isTest || !name.startsWith('test_')) return isTest;
  const [asked] = project.uses.named('test', name.slice('test_'.length));
  return asked !== undefined;
}

export function nodeMeaning(node: ProjectNode): Meaning {
  const { name, packageName } = node;
  if (node.source === undefined) return { kind: 'node', name, packageName, node };
  return { kind: 'table', name: `${node.source.sourceName}.${name}`, packageName, node };
}

export function macroMeaning(project: ProjectView, macro: ProjectMacro | undefined): Meaning | undefined {
  if (macro === undefined) return undefined;
  return { kind: 'macro', name: dispatchedName(project, macro), packageName: macro.packageName, macro };
}

/** `star` for `default__star` where somebody looks for it by `adapter.dispatch('star')`, else the macro's own name. */
function dispatchedName(project: ProjectView, { name }: ProjectMacro): string {
  const at = name.indexOf('__');
  const [first] = at > 0 ? project.uses.named('dispatch', name.slice(at + 2)) : [];
  return first === undefined ? name : name.slice(at + 2);
}

function nodeIn(project: ProjectView, file: FilePath, name: string): Meaning | undefined {
  const node = project.nodesOfFile(file).find(one => one.name === name);
  return node && nodeMeaning(node);
}

function referred(project: ProjectView, from: string, { name, of, version }: NameUse): Meaning | undefined {
  const ref = { name, ...(of === undefined ? {} : { packageName: of }), ...(version === undefined ? {} : { version }) };
  const found = project.resolveRef(ref, from);
  return 'node' in found ? nodeMeaning(found.node) : undefined;
}

function sourceMeaning(project: ProjectView, from: string, { name, of, defines }: NameUse): Meaning | undefined {
  if (defines) return { kind: 'source', name, packageName: from };
  const found = project.resolveSource({ sourceName: name, tableName: of ?? '' }, from);
  return 'node' in found ? { kind: 'source', name, packageName: found.node.packageName } : undefined;
}

function tableMeaning(project: ProjectView, from: string, { name, of = '', defines }: NameUse): Meaning | undefined {
  if (defines) {
    const node = project.node(`source.${from}.${of}.${name}`);
    return node && nodeMeaning(node);
  }
  const found = project.resolveSource({ sourceName: of, tableName: name }, from);
  return 'node' in found ? nodeMeaning(found.node) : undefined;
}

function madeIn(project: ProjectView, file: FilePath, { kind, name }: NameUse): ProjectMacro | undefined {
  const wanted = kind === 'test' ? `test_${name}` : name;
  return project.macrosOfFile(file).find(one => one.name === wanted);
}

function calledBy(project: ProjectView, from: string, { kind, name, of }: NameUse): ProjectMacro | undefined {
  const whole = of === undefined ? name : `${of}.${name}`;
  if (kind === 'test') return project.genericTest(whole, from)?.macro;
  if (kind === 'dispatch') return project.dispatched({ name, namespace: of }, from);
  return project.macro(whole, from);
}

function docsMeaning(project: ProjectView, from: string, { name, of, defines }: NameUse): Meaning | undefined {
  const block = project.docsBlock(name, defines ? from : of, from);
  return block && { kind: 'docs', name: block.name, packageName: block.packageName, block };
}

function entryMeaning(project: ProjectView, from: string, { name, of }: NameUse): Meaning | undefined {
  if (of === 'macro') {
    const macro = project.macro(`${from}.${name}`, from) ?? project.macro(`${from}.test_${name}`, from);
    return macroMeaning(project, macro);
  }
  const node = project.node(`${of ?? ''}.${from}.${name}`) ?? project.versionsOf(name, from)[0];
  return node?.kind === of ? node && nodeMeaning(node) : undefined;
}
