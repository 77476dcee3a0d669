import type { CreateReflection } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { pathOf, type ReflectedDataset } from '../../dbt/reflection/reflectedDataset';
import { keptTwice, reflectionsElsewhere, type OtherReflection } from '../../dbt/reflection/reflectionsElsewhere';
import { reflectionModelsOn, shapeOfConfig } from '../../dbt/reflection/reflectionShape';
import { shapeOfStatement } from '../../dbt/reflection/shapeOfStatement';
import type { FeatureContext } from '../../feature';

/** A statement that creates a reflection, with the dataset that it is on. */
export interface CreatedReflection {
  readonly statement: CreateReflection;
  readonly dataset: ReflectedDataset | undefined;
}

/** Reflections of a document that keep what another one keeps too: of the document, of another, or a model of the project. */
export function checkBeside(context: FeatureContext, created: readonly CreatedReflection[]): readonly Problem[] {
  return created.flatMap((one, at) => {
    const { statement, dataset } = one;
    const shape = shapeOfStatement(statement);
    if (shape === undefined) return [];
    const beside = created.flatMap((other, index) =>
      index !== at && isOnSame(one, other) ? ofStatement(context, other, index < at) : [],
    );
    const elsewhere = reflectionsElsewhere(context, { node: dataset?.node, path: pathOfStatement(one) });
    const others = [...beside, ...ofModels(context, one), ...elsewhere];
    return [
      ...sameName(one, created.slice(0, at)),
      ...keptTwice(shape, others, statement.name?.span ?? statement.span),
    ];
  });
}

function isOnSame(one: CreatedReflection, other: CreatedReflection): boolean {
  const [here, there] = [one.dataset?.node?.uniqueId, other.dataset?.node?.uniqueId];
  if (here !== undefined || there !== undefined) return here === there;
  return pathOfStatement(one) !== '' && pathOfStatement(one) === pathOfStatement(other);
}

function pathOfStatement({ statement }: CreatedReflection): string {
  return statement.dataset === undefined ? '' : pathOf(statement.dataset);
}

function ofStatement(
  { document }: FeatureContext,
  { statement }: CreatedReflection,
  first: boolean,
): readonly OtherReflection[] {
  const shape = shapeOfStatement(statement);
  const name = statement.name?.value;
  if (shape === undefined || name === undefined) return [];
  const place = { file: document.path, span: statement.span };
  // Of two that are the same the later one is told.
  return [{ name, shape, first, related: { place, message: l10n.t('The other reflection') } }];
}

function ofModels({ project }: FeatureContext, { dataset }: CreatedReflection): readonly OtherReflection[] {
  if (project === undefined || dataset?.node === undefined) return [];
  return reflectionModelsOn(project, dataset.node).flatMap(node => {
    const shape = shapeOfConfig(node.config);
    if (shape === undefined) return [];
    const related = { place: { file: node.file, span: node.span }, message: l10n.t('The other reflection') };
    return [{ name: node.name, shape, first: true, related }];
  });
}

function sameName(one: CreatedReflection, earlier: readonly CreatedReflection[]): readonly Problem[] {
  const { name } = one.statement;
  const taken = earlier.some(other => isOnSame(one, other) && other.statement.name?.value === name?.value);
  if (name === undefined || !taken) return [];
  const message = l10n.t('This dataset already has a reflection "{0}": Dremio refuses a second one.', name.value);
  return [{ span: name.span, severity: 'warning', code: 'reflection.sameName', message }];
}
