import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { nearestNames } from '../../text/nearestNames';
import type { ReflectionModel, TextItem } from './reflectionModel';
import { changeTo } from '../../text/changeTo';
import { REFLECTION_COLUMN_KEYS } from '../../dbt/reflectionColumnKeys';

const LAYOUT_KEYS = ['partition_by', 'distribute_by', 'localsort_by'];

/** Columns that the dataset does not have, that stand twice, or that the reflection itself does not keep. */
export function checkColumns(model: ReflectionModel): readonly Problem[] {
  return [
    ...REFLECTION_COLUMN_KEYS.flatMap(key => [...unknown(model, key), ...twice(model, key)]),
    ...LAYOUT_KEYS.flatMap(key => [...letters(model, key), ...notKept(model, key)]),
    ...sortedPartition(model),
  ];
}

function unknown(model: ReflectionModel, key: string): readonly Problem[] {
  const { columns, complete } = model.columns;
  if (!complete || columns.length === 0) return [];
  const names = columns.map(({ name }) => name);
  return model.items(key).flatMap(({ text, written: { span } }) => {
    if (text === '' || model.column(text) !== undefined) return [];
    const message = l10n.t('{0} has no column "{1}": Dremio refuses the reflection.', model.anchor?.name ?? '', text);
    const replacements = nearestNames(text, names).map(name => changeTo(span, name));
    return [{ span, severity: 'error', code: 'reflection.column', message, replacements }];
  });
}

function twice(model: ReflectionModel, key: string): readonly Problem[] {
  const seen = new Set<string>();
  return model.items(key).flatMap(({ text, written: { span } }) => {
    const name = text.toLowerCase();
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const message = l10n.t('"{0}" stands twice in "{1}".', text, key);
    return [{ span, severity: 'warning', code: 'reflection.twice', message, tag: 'unnecessary' }];
  });
}

/** A text where a list belongs: dbt-dremio goes through it letter by letter. */
function letters(model: ReflectionModel, key: string): readonly Problem[] {
  const value = model.entry(key)?.value;
  if (typeof value?.value !== 'string') return [];
  const { whole } = value;
  const text = whole.start < value.span.start ? `['${value.value}']` : `[${value.value}]`;
  return [
    {
      span: whole,
      severity: 'error',
      code: 'dremio.textForList',
      message: l10n.t('"{0}" of a reflection is a list: dbt-dremio takes each letter of this text for a column.', key),
      replacements: [{ title: l10n.t('Change to {0}', text), span: whole, text }],
    },
  ];
}

/** A raw reflection lays out what it displays, an aggregate one its dimensions. */
function notKept(model: ReflectionModel, key: string): readonly Problem[] {
  if (model.isUnclear) return [];
  const keeps = model.isAggregate ? 'dimensions' : 'display';
  const kept = model.texts(keeps);
  if (kept === undefined) return [];
  const names = new Set(kept.map(name => name.toLowerCase()));
  return model
    .items(key)
    .filter(({ text }) => !names.has(text.toLowerCase()) && known(model, text))
    .map(({ text, written: { span } }) => ({
      span,
      severity: 'warning',
      code: 'reflection.notKept',
      message: l10n.t('"{0}" is not among "{1}": a reflection is laid out by columns that it keeps.', text, keeps),
    }));
}

/** What the dataset does not have is told as such. */
function known(model: ReflectionModel, name: string): boolean {
  return !model.columns.complete || model.column(name) !== undefined;
}

function sortedPartition(model: ReflectionModel): readonly Problem[] {
  const transforms = model.texts('partition_transform');
  const whole = model.texts('partition_by')?.filter((_, at) => /^identity$/i.test(transforms?.[at] ?? 'identity'));
  if (whole === undefined || (transforms === undefined && model.value('partition_transform') !== undefined)) return [];
  const names = new Set(whole.map(name => name.toLowerCase()));
  const both = (item: TextItem): boolean => names.has(item.text.toLowerCase());
  return model
    .items('localsort_by')
    .filter(both)
    .map(({ text, written: { span } }) => ({
      span,
      severity: 'warning',
      code: 'reflection.sortedPartition',
      message: l10n.t('Files are divided by "{0}" already: Dremio does not sort by the same column.', text),
    }));
}
