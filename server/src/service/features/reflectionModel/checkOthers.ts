import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { keptTwice, reflectionsElsewhere, type OtherReflection } from '../../dbt/reflection/reflectionsElsewhere';
import { reflectionModelsOn, shapeOfConfig } from '../../dbt/reflection/reflectionShape';
import type { FeatureContext } from '../../feature';
import { textOf } from '../../project/config';
import type { ProjectNode } from '../../project/projectNode';
import type { ReflectionModel } from './reflectionModel';

/** Other reflections on the same dataset that keep the same, or more, or go by the same name. */
export function checkOthers(model: ReflectionModel, context: FeatureContext): readonly Problem[] {
  const { anchor, node, project } = model;
  if (anchor === undefined) return [];
  const models = reflectionModelsOn(project, anchor).filter(other => other.uniqueId !== node.uniqueId);
  const name = nameIn(node);
  const namesake = name === undefined ? undefined : models.find(other => nameIn(other) === name);
  const problems = namesake === undefined ? [] : [sameName(model, namesake, name ?? '')];
  const shape = shapeOfConfig(node.config);
  if (shape === undefined) return problems;
  const statements = reflectionsElsewhere(context, { node: anchor, path: '' });
  return [...problems, ...keptTwice(shape, [...models.flatMap(one => asOther(one, node)), ...statements], model.head)];
}

function asOther(other: ProjectNode, node: ProjectNode): readonly OtherReflection[] {
  const shape = shapeOfConfig(other.config);
  if (shape === undefined) return [];
  const related = { place: { file: other.file, span: other.span }, message: l10n.t('The other reflection') };
  // Of two that are the same each would point at the other: one of them is told.
  return [{ name: other.name, shape, first: other.uniqueId < node.uniqueId, related }];
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
