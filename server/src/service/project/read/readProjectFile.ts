import * as l10n from '@vscode/l10n';
import type { Span } from '../../text/span';
import { mapOf, textOf, type ConfigValue, type NodeConfig } from '../config';
import { readYaml } from './readYaml';
import type { YamlNode } from './yamlNode';

/** A file at a package's root that holds variables, since dbt 1.12. */
export const VARS_FILE = 'vars.yml';

/** Folders below a package's root, by what dbt looks for in them. */
export interface ResourcePaths {
  readonly model: readonly string[];
  readonly seed: readonly string[];
  readonly snapshot: readonly string[];
  readonly macro: readonly string[];
  readonly test: readonly string[];
  readonly analysis: readonly string[];
  readonly function: readonly string[];
  readonly docs: readonly string[];
}

/** What `dbt_project.yml` says, with dbt's defaults where it says nothing. */
export interface ProjectFile {
  readonly name: string;
  readonly profile: string | undefined;
  readonly paths: ResourcePaths;
  readonly packagesFolder: string;
  /** Folder that dbt writes its artefacts into. */
  readonly targetFolder: string;
  readonly vars: Readonly<Record<string, ConfigValue>>;
  /** Where each of them is set, those for one package too. */
  readonly variables: readonly VariablePlace[];
  /** The trees of configuration, by section: `models`, `seeds`, `snapshots`, `sources`, `data_tests`, `exposures`. */
  readonly trees: Readonly<Record<string, NodeConfig>>;
  /** Where macros of a namespace are looked for, in order. */
  readonly dispatch: ReadonlyMap<string, readonly string[]>;
  /** Whether protected models serve this package alone. */
  readonly restrictsAccess: boolean;
  /** Whether a ref of a package finds the package's own before the project's. */
  readonly prefersOwnNodes: boolean;
  /** SQL that runs before and after all else. */
  readonly hooks: readonly ProjectHook[];
}

/** A variable in `dbt_project.yml` or in `vars.yml`. */
export interface VariablePlace {
  /** Name of the file, which lies at the package's root. */
  readonly file: string;
  readonly name: string;
  /** The package that it is set for. */
  readonly scope: string | undefined;
  readonly value: ConfigValue;
  readonly span: Span;
}

/** One entry of `on-run-start` or `on-run-end`. */
export interface ProjectHook {
  readonly when: 'on-run-start' | 'on-run-end';
  readonly text: string;
  readonly span: Span;
}

/** What is wrong with `dbt_project.yml`, and where. */
export interface ProjectFileProblem {
  readonly message: string;
  readonly span: Span;
}

export type ProjectFileReading =
  | { readonly kind: 'read'; readonly file: ProjectFile }
  | { readonly kind: 'broken'; readonly problem: ProjectFileProblem };

const PATHS: readonly (readonly [keyof Omit<ResourcePaths, 'docs'>, string, string])[] = [
  ['model', 'model-paths', 'models'],
  ['seed', 'seed-paths', 'seeds'],
  ['snapshot', 'snapshot-paths', 'snapshots'],
  ['macro', 'macro-paths', 'macros'],
  ['test', 'test-paths', 'tests'],
  ['analysis', 'analysis-paths', 'analyses'],
  ['function', 'function-paths', 'functions'],
];
const TREES = (
  'models seeds snapshots sources exposures tests data_tests unit_tests analyses metrics semantic-models ' +
  'saved-queries functions'
).split(' ');

/**
 * Reads `dbt_project.yml`. One that dbt would refuse is broken as a whole: what was known before then stays.
 *
 * @param varsText the text of a `vars.yml` beside it, which sets variables since dbt 1.12 where `dbt_project.yml` sets none
 */
export function readProjectFile(text: string, varsText = ''): ProjectFileReading {
  const { root, problems } = readYaml(text);
  const [problem] = problems;
  if (problem !== undefined)
    return broken(l10n.t('dbt_project.yml is no YAML that dbt can read: {0}', problem.message), problem.span);
  if (root === undefined || root.entries().length === 0)
    return broken(l10n.t('dbt_project.yml holds no settings: give it at least a name.'), { start: 0, end: 1 });
  const name = root.get('name');
  if (name?.text === undefined)
    return broken(l10n.t('dbt_project.yml gives the project no name: add a line "name: …".'), { start: 0, end: 1 });
  if (!/^[^\d\W]\w*$/.test(name.text))
    return broken(
      l10n.t('"{0}" is no name for a project: take letters, digits and underscores.', name.text),
      name.span,
    );
  const wrong = PATHS.map(([, key]) => root.get(key)).find(paths => paths !== undefined && !isPathList(paths));
  if (wrong !== undefined) return broken(l10n.t('A list of folders belongs here, such as [models].'), wrong.span);
  return { kind: 'read', file: withVars(projectFile(name.text, root), varsText) };
}

/** A project of dbt's defaults. */
export function usualProjectFile(name: string): ProjectFile {
  return projectFile(name, undefined);
}

function broken(message: string, span: Span): ProjectFileReading {
  return { kind: 'broken', problem: { message, span } };
}

function isPathList(node: YamlNode): boolean {
  const items = node.items();
  return node.text === undefined && items.every(item => item.text !== undefined) && node.entries().length === 0;
}

function projectFile(name: string, root: YamlNode | undefined): ProjectFile {
  const listed = (key: string) =>
    root
      ?.get(key)
      ?.items()
      .flatMap(({ text }) => (text === undefined ? [] : [clean(text)]));
  const paths = Object.fromEntries(PATHS.map(([role, key, usual]) => [role, listed(key) ?? [usual]]));
  // The table above names every key but this one.
  const resources = paths as unknown as Omit<ResourcePaths, 'docs'>;
  const all = PATHS.flatMap(([role]) => resources[role]);
  return {
    name,
    profile: root?.get('profile')?.text,
    paths: { ...resources, docs: listed('docs-paths') ?? all },
    packagesFolder: textOf(root?.get('packages-install-path')?.toConfig()) ?? 'dbt_packages',
    targetFolder: textOf(root?.get('target-path')?.toConfig()) ?? 'target',
    vars: mapOf(root?.get('vars')?.toConfig()),
    variables: variables(root?.get('vars'), 'dbt_project.yml'),
    trees: Object.fromEntries(TREES.map(key => [key, mapOf(root?.get(key)?.toConfig())])),
    dispatch: dispatchRules(root?.get('dispatch')),
    restrictsAccess: root?.get('restrict-access')?.toConfig() === true,
    prefersOwnNodes: root?.get('flags')?.get('require_ref_searches_node_package_before_root')?.toConfig() === true,
    hooks: [...hooks(root, 'on-run-start'), ...hooks(root, 'on-run-end')],
  };
}

/** dbt takes variables of one of the two files; of both none, of which the file that every release reads is told. */
function withVars(file: ProjectFile, varsText: string): ProjectFile {
  if (Object.keys(file.vars).length > 0 || !varsText.includes('vars')) return file;
  const vars = readYaml(varsText).root?.get('vars');
  return { ...file, vars: mapOf(vars?.toConfig()), variables: variables(vars, VARS_FILE) };
}

/** A map below a variable's name may be its value or the variables of a package of that name: it counts as both. */
function variables(vars: YamlNode | undefined, file: string): readonly VariablePlace[] {
  const own = placesOf(vars, undefined, file);
  const scoped = (vars?.entries() ?? []).flatMap(([scope, value]) => placesOf(value, scope, file));
  return [...own, ...scoped];
}

function placesOf(map: YamlNode | undefined, scope: string | undefined, file: string): readonly VariablePlace[] {
  return (map?.keys() ?? []).map(({ name, span }) => ({
    file,
    name,
    scope,
    span,
    value: map?.get(name)?.toConfig() ?? null,
  }));
}

function dispatchRules(rules: YamlNode | undefined): ReadonlyMap<string, readonly string[]> {
  const pairs = (rules?.items() ?? []).flatMap(rule => {
    const namespace = rule.get('macro_namespace')?.text;
    const order = (rule.get('search_order')?.items() ?? []).flatMap(({ text }) => text ?? []);
    return namespace === undefined ? [] : [[namespace, order] as const];
  });
  return new Map(pairs);
}

function hooks(root: YamlNode | undefined, when: ProjectHook['when']): readonly ProjectHook[] {
  const written = root?.get(when);
  if (written === undefined) return [];
  const entries = written.text === undefined ? written.items() : [written];
  return entries.flatMap(({ text, span }) => (text === undefined ? [] : [{ when, text, span }]));
}

function clean(folder: string): string {
  return folder.replaceAll('\\', '/').replace(/^(\.\/)+|\/+$/g, '');
}
