import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import { pathWithin } from '../../text/filePath';
import { pathOf, reflectedNode } from './reflectedDataset';
import type { WrittenReflection } from './placedReflection';
import { compareShapes, type ReflectionShape } from './reflectionShape';
import { shapeOfStatement } from './shapeOfStatement';

/** A reflection that another is compared with. */
export interface OtherReflection {
  readonly name: string;
  readonly shape: ReflectionShape;
  /** Whether of two that keep the same the one at hand is told, and not this one. */
  readonly first: boolean;
  readonly related: NonNullable<Problem['related']>[number];
}

/** A dataset of Dremio: a node of dbt, or a path. */
export interface Anchor {
  readonly node: ProjectNode | undefined;
  /** Dotted, lower case; of a node nothing. */
  readonly path: string;
}

/** The reflections that statements of other files put on a dataset. */
export function reflectionsElsewhere(
  { project, document, reflections }: FeatureContext,
  anchor: Anchor,
): readonly OtherReflection[] {
  const names = new Set(namesOf(project, anchor).map(name => name.toLowerCase()));
  const found = [...names].flatMap(name => [...reflections.onDataset(name)]);
  return [...new Set(found)].flatMap(written => {
    const { file, place } = written;
    // Another project may have a model of the same name.
    if (file === document.path || (project !== undefined && pathWithin(project.root, file) === undefined)) return [];
    return isOn(written, anchor, project) && place.statement.action === 'create' ? asOther(written) : [];
  });
}

function asOther({ file, place }: WrittenReflection): readonly OtherReflection[] {
  const { statement } = place;
  const shape = statement.action === 'create' ? shapeOfStatement(statement) : undefined;
  if (shape === undefined || statement.name === undefined) return [];
  const related = { place: { file, span: statement.span }, message: l10n.t('The other reflection') };
  return [{ name: statement.name.value, shape, first: true, related }];
}

function namesOf(project: ProjectView | undefined, { node, path }: Anchor): readonly string[] {
  if (node === undefined) return [path.slice(path.lastIndexOf('.') + 1)];
  const identifier = project?.relationParts(node)?.identifier;
  return identifier === undefined ? [node.name] : [node.name, identifier];
}

function isOn({ place }: WrittenReflection, anchor: Anchor, project: ProjectView | undefined): boolean {
  const node = reflectedNode(project, place);
  if (node !== undefined || anchor.node !== undefined) return node?.uniqueId === anchor.node?.uniqueId;
  const { dataset } = place.statement;
  return dataset !== undefined && pathOf(dataset) === anchor.path;
}

/** What a reflection keeps in vain, since another one keeps the same or more of the same dataset; the first such. */
export function keptTwice(
  shape: ReflectionShape,
  others: readonly OtherReflection[],
  span: Problem['span'],
): readonly Problem[] {
  for (const { name, shape: other, first, related } of others) {
    const relation = compareShapes(shape, other);
    if (relation === undefined || (relation === 'same' && !first)) continue;
    const same = relation === 'same';
    const message = same
      ? l10n.t('"{0}" keeps the very same of this dataset: one of the two is enough.', name)
      : l10n.t('"{0}" keeps all of this and more: Dremio answers from that one just as well.', name);
    const code = same ? 'reflection.duplicate' : 'reflection.redundant';
    return [{ span, severity: same ? 'warning' : 'information', code, message, related: [related] }];
  }
  return [];
}
