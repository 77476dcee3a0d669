import type { Completion, CompletionKind } from '../../answers/completion';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import type { Span } from '../../text/span';
import { argumentAt, type ArgumentPlace } from './callAt';

/** Models, seeds and snapshots within `ref`; sources, then their tables, within `source`. */
export function completeReference(
  { document, project }: FeatureContext,
  offset: number,
): readonly Completion[] | undefined {
  const place = project && argumentAt(document, offset);
  if (project === undefined || place === undefined) return undefined;
  const slot = slotOf(place, offset, document.text);
  if (place.function === 'source') return place.index === 0 ? sources(project, slot) : tables(project, place, slot);
  const here = project.nodesOfFile(document.path)[0];
  if (place.index === 0) return models(project, slot, here, undefined);
  const packageName = literalAt(place, 0);
  return packageName === undefined ? [] : models(project, slot, here, packageName);
}

/** What is replaced, and the quotes that are still to be written around a name. */
interface Slot {
  readonly replace: Span;
  readonly before: string;
  readonly after: string;
}

/** Inside of quotes the name alone is replaced; with no quote yet it brings its own. An open quote is closed. */
function slotOf({ string }: ArgumentPlace, offset: number, text: string): Slot {
  if (string === undefined) return { replace: { start: offset, end: offset }, before: "'", after: "'" };
  const quote = text.charAt(string.inner.start - 1);
  if (string.closed) return { replace: string.inner, before: '', after: '' };
  // Behind the cursor of an open text may stand anything: only the word that the cursor is in belongs to the name.
  const rest = /^\w*/.exec(text.slice(offset, string.inner.end))?.[0] ?? '';
  return { replace: { start: string.inner.start, end: offset + rest.length }, before: '', after: quote };
}

function models(
  project: ProjectView,
  slot: Slot,
  here: ProjectNode | undefined,
  packageName: string | undefined,
): readonly Completion[] {
  const seen = new Set<string>();
  const completions: Completion[] = [];
  for (const node of project.refTargets()) {
    // A reflection cannot be referred to, and a model that refers to itself is a circle.
    if (node === here || node.materialized === 'reflection' || seen.has(node.name)) continue;
    if (packageName !== undefined && node.packageName !== packageName) continue;
    seen.add(node.name);
    const rank = node.packageName === project.name ? 0 : 1;
    completions.push({ ...entry(node.name, kindOf(node), slot), ...about(project, node), rank });
  }
  return completions;
}

function kindOf({ kind }: ProjectNode): CompletionKind {
  return kind === 'seed' || kind === 'snapshot' ? kind : 'model';
}

function sources(project: ProjectView, slot: Slot): readonly Completion[] {
  const seen = new Map<string, ProjectNode>();
  for (const node of project.sourceTables()) if (node.source !== undefined) seen.set(node.source.sourceName, node);
  return [...seen].map(([name, { source }]) => ({
    ...entry(name, 'source', slot),
    ...(source?.sourceDescription === undefined ? {} : { documentation: source.sourceDescription }),
  }));
}

function tables(project: ProjectView, place: ArgumentPlace, slot: Slot): readonly Completion[] {
  const sourceName = literalAt(place, 0);
  return [...project.sourceTables()]
    .filter(({ source }) => source?.sourceName === sourceName)
    .map(node => ({ ...entry(node.name, 'table', slot), ...about(project, node) }));
}

function literalAt({ call }: ArgumentPlace, index: number): string | undefined {
  const value = call.args.filter(arg => arg.name === undefined)[index]?.value;
  return value?.kind === 'string' ? value.value : undefined;
}

function entry(label: string, kind: CompletionKind, { replace, before, after }: Slot): Completion {
  return { label, kind, replace, insert: before + label + after };
}

function about(project: ProjectView, node: ProjectNode): Pick<Completion, 'detail' | 'documentation'> {
  const detail = project.relationName(node) ?? node.materialized;
  const { description } = node;
  return {
    ...(detail === undefined ? {} : { detail }),
    ...(description === undefined ? {} : { documentation: description }),
  };
}
