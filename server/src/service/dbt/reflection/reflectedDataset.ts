import { dottedName, type Expression } from '@lakehouse/jinja';
import type { DottedName } from '@lakehouse/sql';
import type { FeatureContext } from '../../feature';
import type { DescribedColumn, ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import { pathOfRelation } from '../../project/relationPath';
import type { Resolution } from '../../project/resolution';
import type { PlacedReflection } from './placedReflection';

/** A dataset that a reflection may belong to, as far as it is known. */
export interface ReflectedDataset {
  /** The node of dbt that it is, if it is one. */
  readonly node: ProjectNode | undefined;
  readonly relationName: string | undefined;
  readonly columns: readonly DescribedColumn[];
  /** False when it may have other columns. */
  readonly complete: boolean;
}

/**
 * The dataset that a reflection names: by a ref or source, by its name in dbt (`orders`, `bronze.raw_orders`) where
 * the platform's form allows that, or by its path in Dremio. Undefined for one that is not known.
 */
export function reflectedDataset(
  context: FeatureContext,
  { statement, printedIn }: PlacedReflection,
): ReflectedDataset | undefined {
  const { dataset } = statement;
  if (dataset === undefined || dataset.dangling) return undefined;
  const { project } = context;
  const node = reflectedNode(project, { statement, printedIn });
  const relationName = (node && project?.relationName(node)) ?? undefined;
  const path = relationName === undefined ? pathOf(dataset) : pathOfRelation(relationName);
  // Of a model its query counts, which may have changed since it was built last.
  const known = node?.kind === 'model' ? undefined : context.datasets.get(path);
  if (known !== undefined) return { node, relationName, columns: known.columns, complete: true };
  return node && project && { node, relationName, ...project.columnsOf(node) };
}

/** The node of dbt that a reflection is on; its columns are not worked out. */
export function reflectedNode(
  project: ProjectView | undefined,
  { statement, printedIn }: Pick<PlacedReflection, 'statement' | 'printedIn'>,
): ProjectNode | undefined {
  const { dataset, form } = statement;
  if (dataset === undefined || dataset.dangling) return undefined;
  const printed = printedIn(dataset.span);
  return printed === undefined ? nodeNamed(project, dataset, form) : nodePrinted(project, printed);
}

function nodeNamed(
  project: ProjectView | undefined,
  dataset: DottedName,
  form: 'platform' | 'dremio',
): ProjectNode | undefined {
  if (project === undefined) return undefined;
  const [first = '', second, third] = dataset.parts.map(({ value }) => value);
  const short =
    second === undefined
      ? project.resolveRef({ name: first }, project.name)
      : project.resolveSource({ sourceName: first, tableName: second }, project.name);
  const named = form === 'platform' && third === undefined ? foundNode(short) : undefined;
  return named ?? nodeAtPath(project, pathOf(dataset));
}

function nodePrinted(project: ProjectView | undefined, expression: Expression): ProjectNode | undefined {
  if (project === undefined || expression.kind !== 'call') return undefined;
  const name = dottedName(expression.callee);
  const [first, second] = expression.args.map(({ value }) => (value.kind === 'string' ? value.value : undefined));
  if (first === undefined) return undefined;
  if (name === 'ref') return foundNode(project.resolveRef({ name: first }, project.name));
  if (name !== 'source' || second === undefined) return undefined;
  return foundNode(project.resolveSource({ sourceName: first, tableName: second }, project.name));
}

function foundNode(resolution: Resolution): ProjectNode | undefined {
  return resolution.kind === 'found' ? resolution.node : undefined;
}

/** The node that is built at a path of Dremio. */
function nodeAtPath(project: ProjectView, path: string): ProjectNode | undefined {
  return project.nodeOfTable({ kind: 'path', path }, { packageName: project.name, uniqueId: '' });
}

/** Parts joined by dots in lower case, the key of known datasets. */
export function pathOf({ parts }: DottedName): string {
  return parts.map(({ value }) => value.toLowerCase()).join('.');
}
