import {
  quoteName,
  recogniseStatement,
  reflectionItems,
  translateReflection,
  type NamePart,
  type ReflectionItem,
} from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import { refusalMessage } from '../../compile/reflectionSql';
import type { Problem, Replacement } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import type { ProjectView } from '../../project/projectView';
import { nearestNames } from '../../text/nearestNames';
import type { Span } from '../../text/span';
import { checkBeside, type CreatedReflection } from './checkBeside';
import { checkLists } from './checkLists';
import { reflectedDataset, type ReflectedDataset } from '../../dbt/reflection/reflectedDataset';
import type { PlacedReflection } from '../../dbt/reflection/placedReflection';
import { reflectionsIn } from '../../dbt/reflection/reflectionsIn';

/** Columns that the dataset does not have, datasets that are not there, statements that Dremio has no words for. */
export function checkReflection(context: FeatureContext): readonly Problem[] {
  const created: CreatedReflection[] = [];
  const problems = reflectionsIn(context.document).flatMap(place => {
    const { statement } = place;
    const dataset = reflectedDataset(context, place);
    const missing = dataset === undefined ? missingDataset(context, place) : undefined;
    const columns = dataset === undefined ? [] : unknownColumns(place, dataset);
    const lists = statement.action === 'create' ? checkLists(statement, dataset) : [];
    if (statement.action === 'create') created.push({ statement, dataset });
    return [...form(place), ...(missing === undefined ? [] : [missing]), ...columns, ...lists];
  });
  return [...problems, ...checkBeside(context, created)];
}

function form(place: PlacedReflection): readonly Problem[] {
  const { statement, sql } = place;
  if (statement.form === 'dremio') return dremioForm(place);
  const result = translateReflection(sql, statement);
  if (result.kind !== 'refused') return [];
  const span = result.refusal === 'incomplete' ? wholeSpan(result.span, sql) : result.span;
  const message = refusalMessage(result.refusal, statement);
  return [{ span, severity: 'error', code: `reflection.${result.refusal}`, message }];
}

/** Lists of a layout, which Dremio wants in one order. */
const LAYOUT: ReadonlySet<string> = new Set(['DISTRIBUTE', 'PARTITION', 'STRIPED', 'CONSOLIDATED', 'LOCALSORT']);

/** Where a statement in Dremio's own words stops being one. */
function dremioForm({ tokens, printedIn }: PlacedReflection): readonly Problem[] {
  const { complete, faultAt } = recogniseStatement(tokens);
  if (complete) return [];
  const fault = tokens.find(({ span }) => span.start === faultAt?.start);
  const span = fault?.span ?? tokens.at(-1)?.span ?? { start: 0, end: 0 };
  if (printedIn(span) !== undefined) return [];
  const isLayout = fault !== undefined && LAYOUT.has(fault.keyword);
  const message =
    fault === undefined
      ? l10n.t('This reflection statement is not complete.')
      : isLayout
        ? l10n.t('Dremio wants DISTRIBUTE BY, then PARTITION BY, then LOCALSORT BY.')
        : l10n.t('Dremio does not read the statement from "{0}" on.', fault.text);
  return [{ span, severity: 'error', code: isLayout ? 'reflection.order' : 'reflection.incomplete', message }];
}

/** Where something is missing a squiggle needs a letter to stand under: the one before. */
function wholeSpan({ start, end }: Span, sql: string): Span {
  const last = Math.min(end, sql.length);
  return start < last ? { start, end: last } : { start: Math.max(start - 1, 0), end: last };
}

/** A name that can only be dbt's, and that dbt does not have. */
function missingDataset({ project }: FeatureContext, place: PlacedReflection): Problem | undefined {
  const { dataset, form: written } = place.statement;
  if (project === undefined || dataset === undefined || dataset.dangling || written !== 'platform') return undefined;
  if (place.printedIn(dataset.span) !== undefined) return undefined;
  const [first, second, third] = dataset.parts;
  if (first === undefined || third !== undefined) return undefined;
  const base = { severity: 'error', code: 'reflection.dataset', span: dataset.span } as const;
  if (second === undefined) {
    const names = [...project.refTargets()].map(({ name }) => name);
    const message = l10n.t('There is no model, seed or snapshot "{0}".', first.value);
    return { ...base, message, replacements: replacements(first, names) };
  }
  const tables = tablesOf(project, first.value);
  if (tables.length === 0) return undefined;
  const message = l10n.t('The source "{0}" has no table "{1}".', first.value, second.value);
  // Dremio may have a source of that name, with more in it than dbt was told.
  return { ...base, severity: 'warning', message, span: second.span, replacements: replacements(second, tables) };
}

function tablesOf(project: ProjectView, sourceName: string): readonly string[] {
  return [...project.sourceTables()].filter(({ source }) => source?.sourceName === sourceName).map(({ name }) => name);
}

function unknownColumns({ statement }: PlacedReflection, dataset: ReflectedDataset): readonly Problem[] {
  if (statement.action !== 'create' || dataset.columns.length === 0) return [];
  const names = dataset.columns.map(({ name }) => name);
  const known = new Set(names.map(name => name.toLowerCase()));
  const columns = reflectionItems(statement).flatMap(([, item]) => columnsOf(item));
  return columns
    .filter(({ value }) => !known.has(value.toLowerCase()))
    .map(column => ({
      span: column.span,
      // Where the project's files do not tell all columns, one that they do not tell may still be there.
      severity: dataset.complete ? 'error' : 'warning',
      code: 'reflection.column',
      message: l10n.t('{0} has no column "{1}".', datasetName(statement.dataset, dataset), column.value),
      replacements: replacements(column, names),
    }));
}

function datasetName(written: PlacedReflection['statement']['dataset'], { node }: ReflectedDataset): string {
  return node?.name ?? written?.parts.map(({ value }) => value).join('.') ?? '';
}

function columnsOf(item: ReflectionItem): readonly NamePart[] {
  if (item.kind === 'expression') return item.columns;
  return 'column' in item ? [item.column] : [];
}

function replacements({ value, span }: NamePart, names: readonly string[]): readonly Replacement[] {
  return nearestNames(value, names).map(name => ({
    title: l10n.t('Change to "{0}"', name),
    span,
    text: quoteName(name),
  }));
}
