import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { transformProblem } from '../../dbt/reflection/measureProblem';
import { nearestNames } from '../../text/nearestNames';
import type { ReflectionModel, TextItem } from './reflectionModel';
import { changeTo } from '../../text/changeTo';

const PLAIN = ['IDENTITY', 'YEAR', 'MONTH', 'DAY', 'HOUR'];
const COUNTED = ['BUCKET', 'TRUNCATE'];

/** Transforms of partitions: as many as there are columns, of words that Dremio knows and that suit the column. */
export function checkPartitions(model: ReflectionModel): readonly Problem[] {
  return [
    ...counts(model),
    ...model.items('partition_transform').flatMap((item, at) => transform(model, item, at)),
    ...method(model),
  ];
}

function counts(model: ReflectionModel): readonly Problem[] {
  const entry = model.entry('partition_transform') ?? model.entry('partition_by');
  const [columns, transforms] = [model.texts('partition_by'), model.texts('partition_transform')];
  if (entry === undefined || transforms === undefined || transforms.length === 0) return [];
  const base = { span: entry.value.whole, severity: 'error', code: 'reflectionModel.transforms' } as const;
  if (columns === undefined) {
    if (model.value('partition_by') !== undefined) return [];
    return [
      { ...base, severity: 'warning', message: l10n.t('There is no "partition_by" for these transforms to be of.') },
    ];
  }
  if (columns.length === transforms.length) return [];
  const lost = columns.slice(transforms.length);
  const message =
    lost.length > 0
      ? l10n.t('There are fewer transforms than columns: dbt-dremio drops {0} from the partitions.', lost.join(', '))
      : l10n.t('There are more transforms than columns: dbt-dremio drops the last.');
  return [{ ...base, message }];
}

function transform(model: ReflectionModel, { text, written: { span } }: TextItem, at: number): readonly Problem[] {
  const [, name = '', , count] = /^\s*(\w*)\s*(\(([^)]*)\))?\s*$/.exec(text) ?? [];
  const upper = name.toUpperCase();
  const base = { span, code: 'reflectionModel.transforms' } as const;
  if (COUNTED.includes(upper)) {
    if (/^\s*[1-9]\d*\s*$/.test(count ?? '')) return unsuited(model, upper, { at, span });
    const fix = `${upper}(${upper === 'BUCKET' ? 8 : 4})`;
    const message = l10n.t('{0} wants a number: {1}.', upper, fix);
    return [
      {
        ...base,
        severity: 'error',
        message,
        replacements: [changeTo(span, fix)],
      },
    ];
  }
  if (PLAIN.includes(upper) && count === undefined && text.trim() === text) return unsuited(model, upper, { at, span });
  const near = nearestNames(upper === '' ? text : upper, [...PLAIN, ...COUNTED]);
  return [
    {
      ...base,
      severity: 'warning',
      message: l10n.t('dbt-dremio does not know the transform "{0}", and takes IDENTITY without a word.', text),
      replacements: near.map(one => {
        const fix = COUNTED.includes(one) ? `${one}(8)` : one;
        return changeTo(span, fix);
      }),
    },
  ];
}

function unsuited(
  model: ReflectionModel,
  name: string,
  { at, span }: { readonly at: number; readonly span: Problem['span'] },
): readonly Problem[] {
  const column = model.column(model.texts('partition_by')?.[at] ?? '');
  const message = column && transformProblem(name, column);
  return message === undefined ? [] : [{ span, severity: 'error', code: 'reflection.transformType', message }];
}

/** Tables have other methods than reflections. */
function method(model: ReflectionModel): readonly Problem[] {
  const entry = model.entry('partition_method');
  const value = entry?.value.value;
  if (entry === undefined || typeof value !== 'string') return [];
  if (!['hash', 'roundrobin'].includes(value.toLowerCase())) return [];
  const { span } = entry.value;
  return [
    {
      span,
      severity: 'error',
      code: 'config.value',
      message: l10n.t('"{0}" is for tables: a reflection is partitioned "striped" or "consolidated".', value),
      replacements: ['striped', 'consolidated'].map(text => changeTo(span, text)),
    },
  ];
}
