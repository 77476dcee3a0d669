import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { RenameTarget } from '../../answers/rename';
import type { TextChange, WorkspaceChange } from '../../answers/workspaceChange';
import type { FeatureContext } from '../../feature';
import type { ProjectView } from '../../project/projectView';
import type { FilePath } from '../../text/filePath';
import { checkNewName } from './checkNewName';
import type { Meaning } from './meaning';
import { nameAt, type NameAt } from './meaningAt';
import { occurrencesOf, type Occurrence, type ProjectTexts } from './occurrences';
import { keptNames } from './keptNames';
import { projectKeyEdits } from './projectKeys';
import { renamedFiles } from './renamedFiles';

/** What would be renamed: of `default__star` the part behind the prefix, since `adapter.dispatch` goes by that. */
export function renameTargetOf(context: FeatureContext, offset: number): RenameTarget | undefined {
  const found = nameAt(context, offset);
  if (found === undefined) return undefined;
  const name = baseName(found);
  return { span: { start: found.span.end - name.length, end: found.span.end }, name };
}

/** Gives a thing another name in every file that names it. @throws Failure when it cannot be called so */
export function renameName(context: FeatureContext, offset: number, newName: string): WorkspaceChange | undefined {
  const found = nameAt(context, offset);
  const { project } = context;
  if (found === undefined || project === undefined) return undefined;
  if (baseName(found) === newName) return { edits: [] };
  checkNewName(project, found.meaning, newName);
  const textOf = (file: FilePath) => context.documentAt(file)?.text;
  const renamed = renamedFiles(project, found.meaning, newName);
  const change = nameChange({ project, textOf }, found.meaning, newName);
  return renamed.length === 0 ? change : { ...change, renamed };
}

/** The changes of texts that another name of a thing asks for. @throws Failure where a name is not written as it is */
export function nameChange({ project, textOf }: ProjectTexts, meaning: Meaning, newName: string): WorkspaceChange {
  const own = occurrencesOf({ project, textOf }, meaning).filter(({ file }) => isOwn(project, file));
  const byFile = byFiles(distinct(own));
  const edits = [...byFile].map(([file, uses]) => {
    const text = textOf(file) ?? '';
    const changes = uses.flatMap((one): TextChange[] => {
      checkWritten(text, one);
      const kept = keptNames(project, meaning, one, text);
      return [{ span: one.span, text: newText(meaning, one, newName) }, ...kept];
    });
    return { file, changes };
  });
  return { edits: [...edits, ...projectKeyEdits({ project, textOf }, meaning, newName)] };
}

/** The name that is typed anew: without the prefix of a macro that is looked for by `adapter.dispatch`, or `test_`. */
function baseName({ meaning, use }: NameAt): string {
  if (meaning.kind !== 'macro') return use.name;
  return use.name.endsWith(plainName(meaning)) ? plainName(meaning) : use.name;
}

function plainName(meaning: Meaning): string {
  return meaning.kind === 'macro' && meaning.macro.isTest ? meaning.name.replace(/^test_/, '') : meaning.name;
}

function newText(meaning: Meaning, { use }: Occurrence, newName: string): string {
  if (meaning.kind !== 'macro') return newName;
  const old = plainName(meaning);
  if (use.name.endsWith(old)) return use.name.slice(0, -old.length) + newName;
  // YAML asks for a test without the prefix that makes a macro one.
  return newName.replace(/^test_/, '');
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

function checkWritten(text: string, { span, use, file }: Occurrence): void {
  if (text.slice(span.start, span.end) === use.name) return;
  throw new Failure(
    'rename.refused',
    l10n.t('{0} is written with escapes in {1}: write it plainly there, then rename it.', use.name, file),
  );
}
