import type { PartialProfile } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import { countText } from '../../shared/texts';
import { lineOf } from '../grid/cellText';
import { shareText } from './shareText';

/** Characters of the least and the greatest value that are said. */
const SAID = 40;

/** How much of a column is NULL, and how many different values it has: short enough for a header. */
export function shortFacts(profile: PartialProfile): string {
  const { nulls, rows } = profile;
  const missing = nulls === 0 ? [] : [l10n.t('{0} NULL', shareText(nulls, rows))];
  return [...missing, ...distinctTexts(profile)].join(', ');
}

/** The same in full, with the stretch of the values. */
export function fullFacts(profile: PartialProfile): string {
  const { nulls, rows, min, max } = profile;
  return [
    nulls === 0 ? l10n.t('no NULL') : l10n.t('{0} NULL', shareText(nulls, rows)),
    ...distinctTexts(profile),
    ...(min === undefined || max === undefined ? [] : [l10n.t('{0} to {1}', said(min), said(max))]),
  ].join(', ');
}

/** Nothing while different values are not counted. */
function distinctTexts({ distinct, nulls, rows }: PartialProfile): readonly string[] {
  if (distinct === undefined) return [];
  // An estimate may come out above what there can be.
  const count = countText(Math.min(distinct.count, rows - nulls));
  if (distinct.isEstimate) return [l10n.t('≈ {0} distinct', count)];
  const isUnique = distinct.count > 1 && distinct.count === rows - nulls;
  return [isUnique ? l10n.t('all distinct') : l10n.t('{0} distinct', count)];
}

function said(value: string): string {
  return value === '' ? l10n.t('Empty text') : lineOf(value, SAID);
}
