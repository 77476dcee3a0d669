import type { CreateReflection, ReflectionItem } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import {
  compareShapes,
  measureWord,
  reflectionModelsOn,
  shapeOfConfig,
  type ReflectionShape,
} from '../../dbt/reflection/reflectionShape';
import type { FeatureContext } from '../../feature';
import { columnOf } from './checkLists';
import type { ReflectedDataset } from './reflectedDataset';

/** A statement that creates a reflection, with the dataset that it is on. */
export interface CreatedReflection {
  readonly statement: CreateReflection;
  readonly dataset: ReflectedDataset | undefined;
}

interface Other {
  readonly name: string;
  readonly shape: ReflectionShape;
  readonly related: NonNullable<Problem['related']>[number];
}

/** Reflections of a document that keep what another one keeps too: of the document, or a model of the project. */
export function checkBeside(context: FeatureContext, created: readonly CreatedReflection[]): readonly Problem[] {
  return created.flatMap((one, at) => {
    const shape = shapeOfStatement(one.statement);
    if (shape === undefined) return [];
    const others = created.flatMap((other, index) =>
      index !== at && isOnSame(one, other) ? ofStatement(context, other, index < at) : [],
    );
    return [...sameName(one, created.slice(0, at)), ...compared(one, shape, [...others, ...ofModels(context, one)])];
  });
}

/** What a statement keeps; undefined where it leaves that to defaults or holds what Dremio cannot. */
export function shapeOfStatement({ kind, lists }: CreateReflection): ReflectionShape | undefined {
  if (kind === 'external') return undefined;
  const kept = lists.filter(({ role }) => ['display', 'dimensions', 'measures'].includes(role));
  const laid = lists.filter(({ role }) => ['distributeBy', 'partitionBy', 'localsortBy'].includes(role));
  const items = [...kept, ...laid].flatMap(list => list.items);
  if (kept.length === 0 || kept.some(({ parens }) => parens === undefined)) return undefined;
  if (items.some(item => item.kind === 'expression' || item.kind === 'hole')) return undefined;
  const keeps = kept.flatMap(list => list.items.flatMap(item => words(item, list.role === 'measures')));
  const layout = laid.flatMap(({ role, items: entries }) =>
    entries.map(
      item => `${ROLES[role] ?? role} ${columnOf(item)?.value.toLowerCase() ?? ''} ${transformOf(item, role)}`,
    ),
  );
  return { kind, keeps: new Set(keeps), layout: new Set(layout) };
}

const ROLES: Readonly<Record<string, string>> = {
  partitionBy: 'partition_by',
  distributeBy: 'distribute_by',
  localsortBy: 'localsort_by',
};

function transformOf(item: ReflectionItem, role: string): string {
  if (item.kind === 'transform') return item.transform.toLowerCase();
  return role === 'partitionBy' ? 'identity' : '';
}

function words(item: ReflectionItem, measured: boolean): readonly string[] {
  const column = columnOf(item)?.value.toLowerCase();
  if (column === undefined) return [];
  if (!measured) return [item.kind === 'day' || (item.kind === 'column' && item.byDay) ? `${column} by day` : column];
  const measures = 'measures' in item ? (item.measures ?? ['default']) : [];
  return measures.map(measure =>
    measureWord(column, measure.replace('APPROXIMATE COUNT DISTINCT', 'APPROX_COUNT_DISTINCT')),
  );
}

function isOnSame(one: CreatedReflection, other: CreatedReflection): boolean {
  const [here, there] = [one.dataset?.node?.uniqueId, other.dataset?.node?.uniqueId];
  if (here !== undefined || there !== undefined) return here === there;
  return pathOf(one) !== '' && pathOf(one) === pathOf(other);
}

function pathOf({ statement }: CreatedReflection): string {
  return (statement.dataset?.parts ?? []).map(({ value }) => value.toLowerCase()).join('.');
}

function ofStatement(
  { document }: FeatureContext,
  { statement }: CreatedReflection,
  before: boolean,
): readonly (Other & { readonly before: boolean })[] {
  const shape = shapeOfStatement(statement);
  const name = statement.name?.value;
  if (shape === undefined || name === undefined) return [];
  const place = { file: document.path, span: statement.span };
  return [{ name, shape, before, related: { place, message: l10n.t('The other reflection') } }];
}

function ofModels(
  { project }: FeatureContext,
  { dataset }: CreatedReflection,
): readonly (Other & { readonly before: true })[] {
  if (project === undefined || dataset?.node === undefined) return [];
  return reflectionModelsOn(project, dataset.node).flatMap(node => {
    const shape = shapeOfConfig(node.config);
    if (shape === undefined) return [];
    const related = { place: { file: node.file, span: node.span }, message: l10n.t('The other reflection') };
    return [{ name: node.name, shape, before: true, related }];
  });
}

function compared(
  { statement }: CreatedReflection,
  shape: ReflectionShape,
  others: readonly (Other & { readonly before: boolean })[],
): readonly Problem[] {
  for (const { name, shape: other, before, related } of others) {
    const relation = compareShapes(shape, other);
    // Of two that are the same the later one is told.
    if (relation === undefined || (relation === 'same' && !before)) continue;
    const same = relation === 'same';
    const message = same
      ? l10n.t('"{0}" keeps the very same of this dataset: one of the two is enough.', name)
      : l10n.t('"{0}" keeps all of this and more: Dremio answers from that one just as well.', name);
    return [
      {
        span: statement.name?.span ?? statement.span,
        severity: same ? 'warning' : 'information',
        code: same ? 'reflection.duplicate' : 'reflection.redundant',
        message,
        related: [related],
      },
    ];
  }
  return [];
}

function sameName(one: CreatedReflection, earlier: readonly CreatedReflection[]): readonly Problem[] {
  const { name } = one.statement;
  const taken = earlier.some(other => isOnSame(one, other) && other.statement.name?.value === name?.value);
  if (name === undefined || !taken) return [];
  const message = l10n.t('This dataset already has a reflection "{0}": Dremio refuses a second one.', name.value);
  return [{ span: name.span, severity: 'warning', code: 'reflection.sameName', message }];
}
