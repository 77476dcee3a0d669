import type { Place } from '../../answers/place';
import type { ProjectMacro } from '../../project/projectMacro';
import type { ProjectView } from '../../project/projectView';
import type { NameUse, NameUseKind, PlacedUse } from '../../project/read/nameUse';
import { jinjaUses } from '../../project/read/yamlUses';
import { joinPath, type FilePath } from '../../text/filePath';
import { isSame, meaningOf, type Meaning } from './meaning';

/** A place that names a thing. */
export interface Occurrence extends Place {
  readonly use: NameUse;
}

/** The texts of a project's files as they are now. */
export type TextOf = (file: FilePath) => string | undefined;

/** A project with the texts of its files. */
export interface ProjectTexts {
  readonly project: ProjectView;
  readonly textOf: TextOf;
}

/** Every place that names a thing, where it is made among them: by lookups, never by a search through the project. */
export function occurrencesOf({ project, textOf }: ProjectTexts, meaning: Meaning): readonly Occurrence[] {
  const found = waysToWrite(project, meaning).flatMap(([kind, name]) =>
    [...project.uses.named(kind, name)].filter(
      ({ file, use }) => isOfPackage(use, meaning) && isSame(meaning, meaningOf(project, file, use)),
    ),
  );
  const inProjectFile = usesInProjectFile({ project, textOf }, meaning);
  return [...found, ...declared(project, meaning), ...inProjectFile].map(({ file, use }) => ({
    file,
    use,
    span: use.span,
  }));
}

/** The macros that are called by one name: the macro itself, and what `adapter.dispatch` finds under it in its package. */
export function familyOf(
  project: ProjectView,
  { name, packageName, macro }: Meaning & { kind: 'macro' },
): readonly ProjectMacro[] {
  const family = [...project.macros()].filter(
    one => one.packageName === packageName && (one.name === name || isPrefixed(one.name, name)),
  );
  return family.length < 2 || isDispatched(project, name) ? family : [macro];
}

function isPrefixed(name: string, base: string): boolean {
  return name.endsWith(`__${base}`) && name.indexOf('__') === name.length - base.length - 2;
}

function isDispatched(project: ProjectView, name: string): boolean {
  const [first] = project.uses.named('dispatch', name);
  return first !== undefined;
}

/** How files may write the name of a thing. */
function waysToWrite(project: ProjectView, meaning: Meaning): readonly (readonly [NameUseKind, string])[] {
  const { kind, name } = meaning;
  switch (kind) {
    case 'node':
      return [
        ['ref', name],
        ['entry', name],
      ];
    case 'table':
      return [['table', meaning.node.name]];
    case 'macro':
      return familyOf(project, meaning).flatMap(macroNames);
    default:
      return [[kind, name]];
  }
}

function macroNames({ name, isTest }: ProjectMacro): readonly (readonly [NameUseKind, string])[] {
  const at = name.indexOf('__');
  const dispatched: readonly (readonly [NameUseKind, string])[] = [
    ['dispatch', name],
    ...(at > 0 ? ([['dispatch', name.slice(at + 2)]] as const) : []),
  ];
  const own = name.startsWith('test_') ? name.slice('test_'.length) : undefined;
  return [
    ['macro', name],
    ['entry', name],
    ...dispatched,
    ...(own === undefined ? [] : ([['test', own]] as const)),
    ...(own === undefined || !isTest ? [] : ([['entry', own]] as const)),
  ];
}

/** A quick look before a name is resolved: a package that is written must be the right one. */
function isOfPackage({ kind, of }: NameUse, { packageName }: Meaning): boolean {
  return of === undefined || kind !== 'ref' || of === packageName;
}

/** Hooks and configuration of `dbt_project.yml` call macros and ask for variables. */
function usesInProjectFile({ project, textOf }: ProjectTexts, meaning: Meaning): readonly PlacedUse[] {
  const { kind, name } = meaning;
  const file = joinPath(project.root, 'dbt_project.yml');
  const text = kind === 'var' || kind === 'macro' ? textOf(file) : undefined;
  if (text?.includes(name) !== true) return [];
  return jinjaUses(text)
    .filter(use => use.name === name && isSame(meaning, meaningOf(project, file, use)))
    .map(use => ({ file, use }));
}

function declared(project: ProjectView, { kind, name }: Meaning): readonly PlacedUse[] {
  if (kind !== 'var') return [];
  return project
    .declaredVariables()
    .filter(one => one.name === name)
    .map(({ file, span }) => ({ file, use: { kind: 'var', name, span, defines: true } }));
}
