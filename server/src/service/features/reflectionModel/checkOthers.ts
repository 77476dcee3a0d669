import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { compareShapes, reflectionModelsOn, shapeOfConfig } from '../../dbt/reflection/reflectionShape';
import { textOf } from '../../project/config';
import type { ProjectNode } from '../../project/projectNode';
import type { ReflectionModel } from './reflectionModel';

/** Other reflections on the same dataset that keep the same, or more, or go by the same name. */
export function checkOthers(model: ReflectionModel): readonly Problem[] {
  const { anchor, node, project } = model;
  if (anchor === undefined) return [];
  const others = reflectionModelsOn(project, anchor).filter(other => other.uniqueId !== node.uniqueId);
  if (others.length === 0) return [];
  const name = nameIn(node);
  const namesake = name === undefined ? undefined : others.find(other => nameIn(other) === name);
  const problems = namesake === undefined ? [] : [sameName(model, namesake, name ?? '')];
  return [...problems, ...compared(model, others)];
}

/** As the reflection is called in Dremio. */
function nameIn({ config, name }: ProjectNode): string | undefined {
  const given = config['name'] ?? config['alias'];
  return given === undefined || given === null ? name : textOf(given);
}

function sameName(model: ReflectionModel, other: ProjectNode, name: string): Problem {
  return {
    span: model.entry('name')?.value.span ?? model.entry('alias')?.value.span ?? model.head,
    severity: 'warning',
    code: 'reflection.sameName',
    message: l10n.t(
      '"{0}" makes a reflection "{1}" on the same dataset: each run replaces the other.',
      other.name,
      name,
    ),
    related: [{ place: { file: other.file, span: other.span }, message: l10n.t('The other reflection') }],
  };
}

function compared(model: ReflectionModel, others: readonly ProjectNode[]): readonly Problem[] {
  const shape = shapeOfConfig(model.node.config);
  if (shape === undefined) return [];
  for (const other of others) {
    const otherShape = shapeOfConfig(other.config);
    const relation = otherShape && compareShapes(shape, otherShape);
    // Of two that are the same each would point at the other: one of them is told.
    if (relation === undefined || (relation === 'same' && other.uniqueId > model.node.uniqueId)) continue;
    const message =
      relation === 'same'
        ? l10n.t('"{0}" keeps the very same of this dataset: one of the two is enough.', other.name)
        : l10n.t('"{0}" keeps all of this and more: Dremio answers from that one just as well.', other.name);
    return [
      {
        span: model.head,
        severity: relation === 'same' ? 'warning' : 'information',
        code: relation === 'same' ? 'reflection.duplicate' : 'reflection.redundant',
        message,
        related: [{ place: { file: other.file, span: other.span }, message: l10n.t('The other reflection') }],
      },
    ];
  }
  return [];
}
