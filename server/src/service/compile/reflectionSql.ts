import {
  parseReflection,
  readName,
  tokenize,
  translateReflection,
  type DottedName,
  type ReflectionRefusal,
  type ReflectionSettingChange,
  type ReflectionStatement,
} from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { ProjectView } from '../project/projectView';
import type { Resolution } from '../project/resolution';
import type { Span } from '../text/span';
import type { ReflectionChangeOrder } from './compileResult';
import { composeMaps, MappedTextBuilder, sourceSpan, type MappedText } from './sourceMap';

/** A statement about a reflection that Dremio's SQL has no words for. */
export interface RefusedReflection {
  readonly message: string;
  /** In the source. */
  readonly source: Span;
}

/** What is to be changed by REST, without the place that it was taken from. */
export type OrderedChange = Omit<ReflectionChangeOrder, 'source'>;

/**
 * The statement as Dremio runs it: the platform's reflection statements become Dremio's, all others stay as they are.
 * What only REST can change is told as an order.
 */
export function dremioStatement(
  mapped: MappedText,
  project: ProjectView | undefined,
): MappedText | OrderedChange | RefusedReflection {
  const statement = parseReflection(tokenize(mapped.text));
  if (statement?.form !== 'platform') return mapped;
  const result = translateReflection(mapped.text, statement, dataset => dbtName(dataset, project));
  if (result.kind === 'refused')
    return { message: refusalMessage(result.refusal, statement), source: sourceSpan(mapped.segments, result.span) };
  if (result.kind === 'setting') return orderedChange(result, project);
  const builder = new MappedTextBuilder();
  for (const { text, source } of result.pieces) {
    if (text === mapped.text.slice(source.start, source.end)) builder.copy(text, source.start);
    else builder.print(text, source);
  }
  return composeMaps(builder.finish(), mapped.segments);
}

function orderedChange(
  { name, dataset, setting }: ReflectionSettingChange,
  project: ProjectView | undefined,
): OrderedChange {
  const order = { kind: 'reflectionChange', reflection: name.value, change: setting } as const;
  return dataset === undefined ? order : { ...order, dataset: pathOf(dataset, project) };
}

function pathOf(dataset: DottedName, project: ProjectView | undefined): readonly string[] {
  const named = dbtName(dataset, project);
  const { parts } = (named === undefined ? undefined : readName(tokenize(named), 0)?.name) ?? dataset;
  return parts.map(({ value }) => value);
}

/**
 * The name in Dremio of a dataset called as dbt calls it: a model by its name alone, a table of a source by both names.
 *
 * Neither could be a path in Dremio's own right unless it is the same one: a dataset has at least two parts there,
 * and a source of dbt that is called like a source of Dremio stands for it.
 */
export function dbtName({ parts }: DottedName, project: ProjectView | undefined): string | undefined {
  const [first, second, third] = parts.map(({ value }) => value);
  if (project === undefined || first === undefined || third !== undefined) return undefined;
  const resolution =
    second === undefined
      ? project.resolveRef({ name: first }, project.name)
      : project.resolveSource({ sourceName: first, tableName: second }, project.name);
  return nameOf(resolution, project);
}

function nameOf(resolution: Resolution, project: ProjectView): string | undefined {
  return resolution.kind === 'found' ? (project.relationName(resolution.node) ?? undefined) : undefined;
}

/** Why a statement has no counterpart in Dremio, and what to do instead. */
export function refusalMessage(code: ReflectionRefusal, { action }: ReflectionStatement): string {
  switch (code) {
    case 'incomplete':
      return l10n.t('This reflection statement is not complete.');
    case 'noStatement':
      if (action === 'setRefresh')
        return l10n.t('Say how often: SET REFRESH EVERY, a number, and SECOND, MINUTE, HOUR, DAY or WEEK.');
      if (action === 'setEnabled')
        return l10n.t('A reflection is switched on by SET ENABLED = TRUE, and off by SET ENABLED = FALSE.');
      return l10n.t(
        'Of a reflection only ENABLED and REFRESH EVERY are set: for all else drop it and create it again.',
      );
    case 'noDataset':
      return l10n.t('Say which dataset the reflection belongs to: DROP REFLECTION … ON ….');
    case 'expression':
      return l10n.t('A reflection holds plain columns: make this expression a column of a view, and reflect that.');
    case 'measure':
      return l10n.t('A reflection measures SUM, COUNT, MIN, MAX, AVG or APPROX_COUNT_DISTINCT of one column.');
    case 'mixed':
      return l10n.t('A reflection either displays columns or aggregates them: write one of the two.');
    case 'empty':
      return l10n.t('An aggregate reflection needs at least one dimension, or one column to measure.');
  }
}
