import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { RenameTarget } from '../../answers/rename';
import type { TextChange, WorkspaceChange } from '../../answers/workspaceChange';
import type { FeatureContext } from '../../feature';
import type { ProjectView } from '../../project/projectView';
import type { FilePath } from '../../text/filePath';
import { checkNewName } from './checkNewName';
import type { NameUse } from '../../project/read/nameUse';
import { isGenericTest, type Meaning } from './meaning';
import { nameAt, type NameAt } from './meaningAt';
import { occurrencesOf, type Occurrence, type ProjectTexts } from './occurrences';
import { keptNames } from './keptNames';
import { projectKeyEdits } from './projectKeys';
import { renamedFiles } from './renamedFiles';
import { selectorEdits } from './selectorEdits';

/** What would be renamed: of `default__star` the part behind the prefix, since `adapter.dispatch` goes by that. */
export function renameTargetOf(context: FeatureContext, offset: number): RenameTarget | undefined {
  const found = nameAt(context, offset);
  if (found === undefined || context.project === undefined) return undefined;
  const name = baseName(context.project, found);
  return { span: { start: found.span.end - name.length, end: found.span.end }, name };
}

/** Gives a thing another name in every file that names it. @throws Failure when it cannot be called so */
export function renameName(context: FeatureContext, offset: number, newName: string): WorkspaceChange | undefined {
  const found = nameAt(context, offset);
  const { project } = context;
  if (found === undefined || project === undefined) return undefined;
  if (baseName(project, found) === newName) return { edits: [] };
  checkNewName(project, found.meaning, newName);
  const textOf = (file: FilePath) => context.documentAt(file)?.text;
  const renamed = renamedFiles(project, found.meaning, newName);
  const change = nameChange({ project, textOf }, found.meaning, newName);
  return renamed.length === 0 ? change : { ...change, renamed };
}

/** The changes of texts that another name of a thing asks for. @throws Failure where a name is not written as it is */
export function nameChange({ project, textOf }: ProjectTexts, meaning: Meaning, newName: string): WorkspaceChange {
  const all = occurrencesOf({ project, textOf }, meaning);
  const foreign = all.find(({ file }) => !isOwn(project, file));
  if (foreign !== undefined && meaning.kind === 'var') throw usedByPackage(project, meaning, foreign);
  const own = all.filter(({ file }) => isOwn(project, file));
  const old = plainName(project, meaning);
  const byFile = byFiles(distinct(own));
  const edits = [...byFile].map(([file, uses]) => {
    const text = textOf(file) ?? '';
    const changes = uses.flatMap((one): TextChange[] => {
      checkWritten(text, one);
      const kept = keptNames(project, meaning, one, text);
      return [{ span: one.span, text: meaning.kind === 'macro' ? newText(one.use, old, newName) : newName }, ...kept];
    });
    return { file, changes };
  });
  const named = [projectKeyEdits, selectorEdits].flatMap(edit => edit({ project, textOf }, meaning, newName));
  return { edits: [...edits, ...named] };
}

/** The name that is typed anew: without the prefix of a macro that is looked for by `adapter.dispatch`, or `test_`. */
function baseName(project: ProjectView, { meaning, use }: NameAt): string {
  const name = plainName(project, meaning);
  return meaning.kind === 'macro' && use.name.endsWith(name) ? name : use.name;
}

function plainName(project: ProjectView, meaning: Meaning): string {
  const isTest = meaning.kind === 'macro' && isGenericTest(project, meaning.macro);
  return isTest ? meaning.name.replace(/^test_/, '') : meaning.name;
}

/** The prefix of `default__star` and `test_positive` stays. */
function newText(use: NameUse, old: string, newName: string): string {
  return use.name.endsWith(old) ? use.name.slice(0, -old.length) + newName : newName;
}

function byFiles(occurrences: readonly Occurrence[]): ReadonlyMap<FilePath, readonly Occurrence[]> {
  const files = new Map<FilePath, Occurrence[]>();
  for (const one of occurrences) files.set(one.file, [...(files.get(one.file) ?? []), one]);
  return files;
}

function isOwn(project: ProjectView, file: FilePath): boolean {
  return (project.packageOfFile(file) ?? project.name) === project.name;
}

function distinct(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  return [...new Map(occurrences.map(one => [`${one.file} ${one.span.start}`, one])).values()];
}

function usedByPackage(project: ProjectView, { name }: Meaning, { file }: Occurrence): Failure {
  const owner = project.packageOfFile(file) ?? '';
  const message = l10n.t(
    'The installed package {0} asks for the variable {1}, and cannot be changed here.',
    owner,
    name,
  );
  return new Failure('rename.refused', message);
}

function checkWritten(text: string, { span, use, file }: Occurrence): void {
  if (text.slice(span.start, span.end) === use.name) return;
  throw new Failure(
    'rename.refused',
    l10n.t('{0} is written with escapes in {1}: write it plainly there, then rename it.', use.name, file),
  );
}
