import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { measureProblem } from '../../dbt/reflection/measureProblem';
import { nearestNames } from '../../text/nearestNames';
import type { ReflectionModel, TextItem } from './reflectionModel';
import { changeTo } from '../../text/changeTo';

const COMPUTATIONS = ['SUM', 'COUNT', 'MIN', 'MAX', 'APPROX_COUNT_DISTINCT'];
/** What people write, and what Dremio keeps for it. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  AVG: ['SUM', 'COUNT'],
  AVERAGE: ['SUM', 'COUNT'],
  'COUNT(*)': ['COUNT'],
  COUNT_DISTINCT: ['APPROX_COUNT_DISTINCT'],
  'APPROXIMATE COUNT DISTINCT': ['APPROX_COUNT_DISTINCT'],
  'APPROX COUNT DISTINCT': ['APPROX_COUNT_DISTINCT'],
  NDV: ['APPROX_COUNT_DISTINCT'],
};

/** Measures and their computations: one text for each, of words that Dremio knows and that suit the column. */
export function checkMeasures(model: ReflectionModel): readonly Problem[] {
  return [...lengths(model), ...model.items('computations').flatMap((item, at) => computation(model, item, at))];
}

function lengths(model: ReflectionModel): readonly Problem[] {
  const entry = model.entry('computations') ?? model.entry('measures');
  const [measures, computations] = [model.texts('measures'), model.texts('computations')];
  if (entry === undefined || measures === undefined || computations === undefined) return [];
  if (measures.length === computations.length) return [];
  const message = l10n.t(
    '{0} measures and {1} computations: dbt stops unless there is one text of computations for each measure.',
    measures.length,
    computations.length,
  );
  return [{ span: entry.value.whole, severity: 'error', code: 'reflectionModel.computations', message }];
}

function computation(model: ReflectionModel, { text, written }: TextItem, at: number): readonly Problem[] {
  const words = text.split(',');
  const strange = words.filter(word => !COMPUTATIONS.includes(word));
  if (strange.length > 0) return [strangeWords(strange, words, written)];
  const measure = model.texts('measures')?.[at];
  const column = measure === undefined ? undefined : model.column(measure);
  if (column === undefined) return [];
  return words.flatMap(word => {
    const message = measureProblem(word, column);
    return message === undefined
      ? []
      : [{ span: written.span, severity: 'error', code: 'reflection.measureType', message }];
  });
}

function strangeWords(strange: readonly string[], words: readonly string[], { span }: TextItem['written']): Problem {
  const [first = ''] = strange;
  const mended = [...new Set(words.flatMap(mend))];
  const usable = mended.length > 0 && mended.every(word => COMPUTATIONS.includes(word));
  const text = mended.join(',');
  const blank = first.trim() !== first && COMPUTATIONS.includes(first.trim());
  const message = blank
    ? l10n.t('dbt-dremio hands "{0}" to Dremio with its blank: write the words with commas alone between.', first)
    : l10n.t('A reflection has no computation "{0}": it has {1}.', first.trim(), COMPUTATIONS.join(', '));
  const replacements = usable ? [changeTo(span, text)] : [];
  return { span, severity: 'error', code: 'reflectionModel.computations', message, replacements };
}

function mend(word: string): readonly string[] {
  const upper = word.trim().toUpperCase();
  if (COMPUTATIONS.includes(upper)) return [upper];
  return MEANT[upper] ?? nearestNames(upper, COMPUTATIONS).slice(0, 1);
}
