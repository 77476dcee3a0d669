import * as l10n from '@vscode/l10n';
import type { Completion, CompletionAbout, CompletionKind } from '../../answers/completion';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import { completeTable } from './completeTable';
import { mayReferTo, nearnessTo, type Asking } from './nearness';
import { referencePlace, type ReferencePlace, type Slot } from './referencePlace';
import { packageOf } from './referencesIn';

/** Models, seeds and snapshots within `ref`, then versions; sources, then their tables, within `source`. */
export function completeReference(context: FeatureContext, offset: number): readonly Completion[] | undefined {
  const { document, project } = context;
  if (project === undefined) return undefined;
  const place = referencePlace(document, offset);
  if (place === undefined) return completeTable(context, offset);
  if (place.keyword !== undefined) return place.function === 'ref' ? versions(project, place) : [];
  if (place.function === 'source')
    return place.index === 0 ? sources(project, place.slot) : tables(project, place.texts[0], place.slot);
  const asking = { project, here: project.nodesOfFile(document.path)[0], from: packageOf(project, context) };
  if (place.index === 0) return [...models(asking, place.slot, undefined), ...packages(asking, place.slot)];
  if (place.index > 1) return [];
  const [first = ''] = place.texts;
  return [
    ...(place.startsArgument ? versionArguments(project, first, place.slot) : []),
    ...(project.packageNames().includes(first) ? models(asking, place.slot, first) : []),
  ];
}

function models(asking: Asking, slot: Slot, packageName: string | undefined): readonly Completion[] {
  const { project } = asking;
  const { replace, before, after } = slot;
  const nearness = nearnessTo(asking);
  const seen = new Set<string>();
  const completions: Completion[] = [];
  for (const node of project.refTargets()) {
    if (seen.has(node.name) || !mayReferTo(node, asking)) continue;
    if (packageName !== undefined && node.packageName !== packageName) continue;
    seen.add(node.name);
    completions.push({
      label: node.name,
      kind: kindOf(node),
      replace,
      insert: before + node.name + after,
      filter: node.name,
      rank: nearness(node),
      about: () => about(project, node),
    });
  }
  return completions;
}

function kindOf({ kind }: ProjectNode): CompletionKind {
  return kind === 'seed' || kind === 'snapshot' ? kind : 'model';
}

/** dbt-dremio cannot run a ref with a package, so that one is offered only where the project has a ref of its own. */
function packages({ project, from }: Asking, slot: Slot): readonly Completion[] {
  const names = project.packageNames();
  if (names.length < 2 || project.macro('ref', from) === undefined) return [];
  return names.map(name => ({ ...entry(name, 'value', slot), detail: l10n.t('package'), rank: 9 }));
}

function versions(project: ProjectView, { texts, keyword, slot }: ReferencePlace): readonly Completion[] {
  if (keyword !== 'v' && keyword !== 'version') return [];
  return versionsNamed(project, texts).map(({ version, detail, rank }) => {
    const isNumber = /^\d+(\.\d+)?$/.test(version);
    const inQuotes = slot.before === '';
    const insert = inQuotes ? version + slot.after : isNumber ? version : `'${version}'`;
    return { label: version, kind: 'value', detail, replace: slot.replace, insert, filter: version, rank };
  });
}

function versionArguments(project: ProjectView, name: string, { replace }: Slot): readonly Completion[] {
  return versionsNamed(project, [name]).map(({ version, detail, rank }) => {
    const insert = /^\d+(\.\d+)?$/.test(version) ? `v=${version}` : `v='${version}'`;
    return { label: insert, kind: 'property', detail, replace, insert, rank };
  });
}

/** The versions of the model that a ref names, the newest first. */
function versionsNamed(project: ProjectView, texts: readonly (string | undefined)[]) {
  const [name, packageName] = texts.length > 1 ? [texts[1], texts[0]] : [texts[0], undefined];
  if (name === undefined) return [];
  const latest = project.latestVersion(name, packageName);
  return project
    .versionsOf(name, packageName)
    .filter(({ enabled }) => enabled)
    .flatMap(({ version }) => version ?? [])
    .reverse()
    .map((version, rank) => ({ version, rank, detail: version === latest ? l10n.t('latest version') : name }));
}

function sources(project: ProjectView, slot: Slot): readonly Completion[] {
  const seen = new Map<string, ProjectNode>();
  for (const node of project.sourceTables()) if (node.source !== undefined) seen.set(node.source.sourceName, node);
  return [...seen].map(([name, { source }]) => ({
    ...entry(name, 'source', slot),
    ...(source?.sourceDescription === undefined ? {} : { documentation: source.sourceDescription }),
  }));
}

function tables(project: ProjectView, sourceName: string | undefined, slot: Slot): readonly Completion[] {
  return [...project.sourceTables()]
    .filter(({ source }) => source?.sourceName === sourceName)
    .map(node => ({ ...entry(node.name, 'table', slot), ...about(project, node) }));
}

/** Letters that are typed before there is a quote are compared with the name alone. */
function entry(label: string, kind: CompletionKind, { replace, before, after }: Slot): Completion {
  return { label, kind, replace, insert: before + label + after, filter: label };
}

function about(project: ProjectView, node: ProjectNode): CompletionAbout {
  const detail = project.relationName(node) ?? node.materialized;
  const { description } = node;
  return {
    ...(detail === undefined ? {} : { detail }),
    ...(description === undefined ? {} : { documentation: description }),
  };
}
