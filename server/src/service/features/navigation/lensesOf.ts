import * as l10n from '@vscode/l10n';
import type { CodeLens } from '../../answers/editorMark';
import { isPropertiesFile } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { FilePath } from '../../text/filePath';
import type { Span } from '../../text/span';
import { referencesTo, textsOf } from './findReferences';
import type { ProjectTexts } from './occurrences';
import { macroMeaning, meaningOf, nodeMeaning, type Meaning } from './meaning';

const BUILT: ReadonlySet<string> = new Set(['model', 'seed', 'snapshot']);
/** In a file with more entries than this the lines between would tell less than they hide. */
const MOST = 200;
const LONGEST_LIST = 500;

/**
 * Above a model, a macro or an entry of YAML: how many places use it; above a model also its lineage, and dbt to run and
 * test it. The query itself is run by a lens of the editor's side.
 */
export function lensesOf(context: FeatureContext): readonly CodeLens[] {
  const { project, document } = context;
  if (project === undefined || project.packageOfFile(document.path) === undefined) return [];
  const texts = textsOf(context, project);
  if (isPropertiesFile(context)) return entryLenses(texts, document.path);
  return [...nodeLenses(texts, document.path), ...macroLenses(texts, document.path)];
}

function nodeLenses(texts: ProjectTexts, file: FilePath): readonly CodeLens[] {
  const { project } = texts;
  const [node, other] = project.nodesOfFile(file).filter(({ kind }) => BUILT.has(kind));
  if (node === undefined) return [];
  const counted = referencesLens(texts, { meaning: nodeMeaning(node), file, span: node.span });
  // dbt's commands take the node of the file, and of several nobody could tell which.
  if (other !== undefined) return counted;
  const command = (title: string, name: string): CodeLens => ({ span: node.span, title, command: { name, args: [] } });
  return [
    ...counted,
    command(l10n.t('lineage'), 'lakehouse.showLineage'),
    command('dbt run', 'lakehouse.dbt.runModel'),
    command('dbt test', 'lakehouse.dbt.testModel'),
  ];
}

function macroLenses(texts: ProjectTexts, file: FilePath): readonly CodeLens[] {
  const { project } = texts;
  return project.macrosOfFile(file).flatMap(macro => {
    const meaning = macroMeaning(project, macro);
    return meaning === undefined ? [] : referencesLens(texts, { meaning, file, span: macro.span });
  });
}

/** Above the entries of models, seeds, snapshots and tables of sources. */
function entryLenses(texts: ProjectTexts, file: FilePath): readonly CodeLens[] {
  const { project } = texts;
  const entries = project.uses
    .inFile(file)
    .filter(({ kind, of }) => kind === 'table' || kind === 'source' || (kind === 'entry' && BUILT.has(of ?? '')));
  const made = entries.filter(({ kind, defines }) => kind === 'entry' || defines);
  if (made.length > MOST) return [];
  return made.flatMap(use => {
    const meaning = meaningOf(project, file, use);
    return meaning === undefined ? [] : referencesLens(texts, { meaning, file, span: use.span });
  });
}

function referencesLens(
  texts: ProjectTexts,
  { meaning, file, span }: { readonly meaning: Meaning; readonly file: FilePath; readonly span: Span },
): readonly CodeLens[] {
  const here = { file, span };
  // The entry that stands below the lens is no use that anybody looks for.
  const places = referencesTo(texts, meaning, false).filter(one => one.file !== file || one.span.start !== span.start);
  // A reflection is there for Dremio to find: no query names it, and that nobody does is no news.
  if (places.length === 0 && meaning.kind === 'node' && meaning.node.materialized === 'reflection') return [];
  // The editor asks for a long list itself once it is wanted: it would be sent with every lens.
  const args = places.length > LONGEST_LIST ? [here] : [here, places];
  return [{ span, title: title(places.length), command: { name: 'lakehouse.showReferences', args } }];
}

function title(count: number): string {
  if (count === 1) return l10n.t('1 reference');
  return count === 0 ? l10n.t('no references') : l10n.t('{0} references', count);
}
