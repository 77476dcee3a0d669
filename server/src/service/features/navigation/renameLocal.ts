import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { RenameTarget } from '../../answers/rename';
import type { TextChange, WorkspaceChange } from '../../answers/workspaceChange';
import { localNames, type LocalName } from '../../dbt/jinja/localNames';
import { isYaml, yamlOf } from '../../dbt/yaml/yamlOf';
import { mapsWithin } from './mapsWithin';
import type { FeatureContext } from '../../feature';
import type { ProjectMacro } from '../../project/projectMacro';
import { extensionOf, type FilePath } from '../../text/filePath';
import { touches } from '../../text/span';
import { textsOf } from './findReferences';
import { localUses } from './localUses';
import { isGenericTest, macroMeaning } from './meaning';
import { occurrencesOf } from './occurrences';

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
/** Words that are no names in Jinja. */
const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'is', 'if', 'else', 'true', 'false', 'none']);

/** A name that the template sets itself. */
export function localTarget({ document }: FeatureContext, offset: number): RenameTarget | undefined {
  if (extensionOf(document.path) !== '.sql') return undefined;
  const found = localUses(document.jinja, offset);
  const place = found?.places.find(({ span }) => touches(span, offset));
  return found && place && { span: place.span, name: found.made.name };
}

/** What dbt itself hands to a generic test, by these names. */
const GIVEN: ReadonlySet<string> = new Set(['model', 'column_name']);

/** Another name for it; of a parameter also where callers and YAML name it. @throws Failure when it cannot be called so */
export function renameLocal(context: FeatureContext, offset: number, newName: string): WorkspaceChange | undefined {
  const { document } = context;
  const found = extensionOf(document.path) === '.sql' ? localUses(document.jinja, offset) : undefined;
  if (found === undefined) return undefined;
  checkName(newName);
  const isTaken = localNames(document.jinja).some(one => one.name === newName && overlaps(one, found.made));
  if (isTaken) throw new Failure('rename.refused', l10n.t('The name {0} is taken already: type another.', newName));
  const edits = new Map<FilePath, TextChange[]>();
  const add = (file: FilePath, span: TextChange['span']): void => {
    const changes = edits.get(file) ?? [];
    changes.push({ span, text: newName });
    edits.set(file, changes);
  };
  for (const { span } of found.places) add(document.path, span);
  if (found.made.kind === 'parameter') parameterPlaces(context, found.made).forEach(one => add(one.file, one.span));
  return { edits: [...edits].map(([file, changes]) => ({ file, changes })) };
}

function checkName(name: string): void {
  if (NAME.test(name) && !WORDS.has(name.toLowerCase())) return;
  throw new Failure(
    'rename.refused',
    l10n.t('A name like this consists of letters, digits and underscores, and begins with no digit.'),
  );
}

function overlaps({ reach }: LocalName, other: LocalName): boolean {
  return reach.start < other.reach.end && other.reach.start < reach.end;
}

/** Keywords of calls, and the entries of YAML that describe the parameter. */
function parameterPlaces(context: FeatureContext, { name, reach }: LocalName) {
  const { project, document } = context;
  const macro = project?.macrosOfFile(document.path).find(({ body }) => touches(reach, body.start));
  const meaning = project && macroMeaning(project, macro);
  if (project === undefined || macro === undefined || meaning === undefined) return [];
  if (isGenericTest(project, macro) && GIVEN.has(name))
    throw new Failure(
      'rename.refused',
      l10n.t('dbt gives a generic test its {0} by this name: it cannot have another.', name),
    );
  const uses = occurrencesOf(textsOf(context, project), meaning);
  const files = [...new Set(uses.filter(({ use }) => use.kind === 'macro').map(({ file }) => file))];
  const starts = new Set(uses.map(({ file, span }) => `${file} ${span.end}`));
  const keywords = files.flatMap(file => {
    const calls = extensionOf(file) === '.sql' ? (context.documentAt(file)?.jinja.calls ?? []) : [];
    return calls
      .filter(({ nameSpan }) => starts.has(`${file} ${nameSpan.end}`))
      .flatMap(({ args }) =>
        args.flatMap(one => (one.name === name && one.nameSpan ? [{ file, span: one.nameSpan }] : [])),
      );
  });
  const tests = uses.filter(({ use }) => use.kind === 'test');
  return [
    ...keywords,
    ...tests.flatMap(({ file, span }) => testArguments(context, { file, end: span.end }, name)),
    ...describedPlaces(context, macro, name),
  ];
}

/** The arguments of that name which YAML gives to a test, of those below `arguments` and of those beside it. */
function testArguments(
  context: FeatureContext,
  { file, end }: { readonly file: FilePath; readonly end: number },
  name: string,
) {
  const document = context.documentAt(file);
  const maps = document === undefined || !isYaml(document) ? [] : mapsWithin(yamlOf(document).root);
  return maps.flatMap(map => {
    const test = map.keys().find(({ span }) => span.end === end);
    const body = map.get('test_name')?.span.end === end ? map : test && map.get(test.name);
    const keys = [...(body?.keys() ?? []), ...(body?.get('arguments')?.keys() ?? [])];
    return keys.flatMap(key => (key.name === name ? [{ file, span: key.span }] : []));
  });
}

function describedPlaces(context: FeatureContext, { properties, name: macro }: ProjectMacro, name: string) {
  const file = properties?.file;
  const document = file === undefined ? undefined : context.documentAt(file);
  if (file === undefined || document === undefined) return [];
  const entries = yamlOf(document).root?.get('macros')?.items() ?? [];
  const described = entries.filter(entry => entry.get('name')?.text === macro);
  return described.flatMap(entry =>
    (entry.get('arguments')?.items() ?? []).flatMap(one => {
      const written = one.get('name');
      return written?.text === name ? [{ file, span: written.span }] : [];
    }),
  );
}
