import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { YamlNode } from '../../project/read/yamlNode';
import { nearestNames } from '../../text/nearestNames';
import { DESCRIBING, type DescribedEntry, type DescribingSection } from './describedEntries';
import { packageOfDocument } from './packageOfDocument';
import { problem, withNames } from './yamlProblem';

/** Entries that describe what is not there, or what is described already. */
export function checkDescribed(context: FeatureContext, entries: readonly DescribedEntry[]): readonly Problem[] {
  const seen = new Map<string, YamlNode>();
  return entries.flatMap(entry => {
    const { section, name, nameNode } = entry;
    // A table of a source is not described but made by its entry: a second one is told as a name that is there twice.
    if (section === 'sources') return [];
    const first = seen.get(`${section} ${name}`);
    if (first !== undefined) return [describedTwice(context, entry, { file: context.document.path, span: first.span })];
    seen.set(`${section} ${name}`, nameNode);
    const elsewhere = entry.nodes.find(({ properties }) => properties !== undefined)?.properties;
    if (elsewhere !== undefined && elsewhere.file !== context.document.path)
      return [describedTwice(context, entry, elsewhere)];
    return entry.nodes.length === 0 ? nothingOf(context, entry, section) : [];
  });
}

function describedTwice(
  { document }: FeatureContext,
  { name, nameNode }: DescribedEntry,
  place: { readonly file: string; readonly span: YamlNode['span'] },
): Problem {
  const where = place.file === document.path ? l10n.t('above') : place.file.slice(place.file.lastIndexOf('/') + 1);
  const message = l10n.t('"{0}" is described already, {1}: dbt takes one description alone.', name, where);
  const related = [{ place, message: l10n.t('"{0}" is described here.', name) }];
  return { ...problem(nameNode.span, 'error', 'yaml.duplicateEntry', message), related };
}

function nothingOf(context: FeatureContext, entry: DescribedEntry, section: DescribingSection): readonly Problem[] {
  const { project } = context;
  const { item, name, nameNode } = entry;
  // Versions are told one by one; a disabled entry needs nothing that it describes.
  if (project === undefined || (item.get('versions')?.items() ?? []).length > 0) return [];
  const other = otherSection(context, section, name);
  if (other !== undefined) {
    const message = l10n.t('"{0}" is described by "{1}", not by "{2}".', name, other, section);
    return [problem(nameNode.span, 'warning', 'yaml.noSuchNode', message)];
  }
  const packageName = packageOfDocument(context);
  const names = new Set<string>();
  for (const node of project.nodesOfKind(DESCRIBING[section]))
    if (node.packageName === packageName) names.add(node.name);
  const message = l10n.t('"{0}" describes nothing: the package has none of that name in "{1}".', name, section);
  return [withNames(problem(nameNode.span, 'warning', 'yaml.noSuchNode', message), nearestNames(name, names))];
}

function otherSection(context: FeatureContext, section: string, name: string): string | undefined {
  const packageName = packageOfDocument(context);
  const found = Object.entries(DESCRIBING).find(
    ([other, kind]) => other !== section && context.project?.node(`${kind}.${packageName}.${name}`) !== undefined,
  );
  return found?.[0];
}

/** Entries of `macros` that describe no macro. */
export function checkMacroEntries(context: FeatureContext): readonly Problem[] {
  const { project, document } = context;
  const packageName = packageOfDocument(context);
  return (yamlOf(document).root?.get('macros')?.items() ?? []).flatMap(item => {
    const nameNode = item.get('name');
    const name = nameNode?.text;
    if (project === undefined || nameNode === undefined || name === undefined) return [];
    // A materialization is no macro that a project's names are looked up by.
    if (name.startsWith('materialization_')) return [];
    const macro =
      project.macro(`${packageName}.${name}`, packageName) ?? project.macro(`${packageName}.test_${name}`, packageName);
    if (macro !== undefined) return [];
    const names = [...project.macros()].flatMap(one => (one.packageName === packageName ? [one.name] : []));
    const message = l10n.t('"{0}" describes nothing: the package has no macro of that name.', name);
    return [withNames(problem(nameNode.span, 'warning', 'yaml.noSuchNode', message), nearestNames(name, names))];
  });
}
