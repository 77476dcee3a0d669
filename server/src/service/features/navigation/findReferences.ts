import type { Place } from '../../answers/place';
import type { FeatureContext } from '../../feature';
import type { ProjectView } from '../../project/projectView';
import { extensionOf } from '../../text/filePath';
import { localUses } from './localUses';
import { nodeMeaning, type Meaning } from './meaning';
import { nameAt } from './meaningAt';
import { occurrencesOf, type ProjectTexts } from './occurrences';
import { sqlPlacesAt } from './sql/sqlPlaces';

/** Every place that uses what the name under the cursor stands for. */
export function findReferences(
  context: FeatureContext,
  offset: number,
  withDefinition: boolean,
): readonly Place[] | undefined {
  const found = nameAt(context, offset);
  if (found !== undefined && context.project !== undefined)
    return referencesTo(textsOf(context, context.project), found.meaning, withDefinition);
  const local = localPlaces(context, offset);
  if (local !== undefined) return inOrder(local.filter(({ write }) => withDefinition || !write));
  const own = offset === 0 ? context.project?.nodesOfFile(context.document.path)[0] : undefined;
  // Where a model begins nothing else is meant but the model: its lens asks so.
  if (own?.span.end === 0 && context.project !== undefined)
    return referencesTo(textsOf(context, context.project), nodeMeaning(own), withDefinition);
  const places = sqlPlacesAt(context, offset, 'project');
  return places && inOrder(places.filter(({ isDefinition }) => withDefinition || !isDefinition));
}

/** Places of a name that the template itself sets. */
function localPlaces({ document }: FeatureContext, offset: number) {
  const found = extensionOf(document.path) === '.sql' ? localUses(document.jinja, offset) : undefined;
  return found?.places.map(({ span, write }) => ({ file: document.path, span, write }));
}

/** A project with the texts that a context gives. */
export function textsOf(context: FeatureContext, project: ProjectView): ProjectTexts {
  return { project, textOf: file => context.documentAt(file)?.text };
}

/** The uses of a thing, distinct, in the order of files and texts. */
export function referencesTo(texts: ProjectTexts, meaning: Meaning, withDefinition: boolean): readonly Place[] {
  const uses = occurrencesOf(texts, meaning).filter(({ use }) => withDefinition || use.defines === undefined);
  const places = [...(withDefinition ? wholeFiles(texts.project, meaning) : []), ...uses];
  return inOrder(places);
}

/** Each place once, by files and then by texts. */
function inOrder(places: readonly Place[]): readonly Place[] {
  const distinct = new Map(places.map(({ file, span }) => [`${file} ${span.start}`, { file, span }]));
  return [...distinct.values()].toSorted((a, b) => {
    if (a.file === b.file) return a.span.start - b.span.start;
    return a.file < b.file ? -1 : 1;
  });
}

/** The files that are what the name stands for: of a model each of its versions. */
function wholeFiles(project: ProjectView, meaning: Meaning): readonly Place[] {
  if (meaning.kind !== 'node') return [];
  const { node, name, packageName } = meaning;
  const versions = node.version === undefined ? [node] : project.versionsOf(name, packageName);
  return versions.filter(({ span }) => span.end === 0).map(({ file, span }) => ({ file, span }));
}
