import { isMark, isName, quoteName, tokenValue, type Token } from '@lakehouse/sql';
import type { Completion } from '../../answers/completion';
import type { FeatureContext } from '../../feature';
import { sqlRole } from '../../sqlDocument';
import type { WrittenPlace } from './writtenPlace';

const DATASET_RANK = 20;

/**
 * The next part of the name of a dataset that Dremio has. In a model only once a name is begun: there a table is
 * written as a ref or source.
 */
export function completeDataset(
  { datasets, document, project }: FeatureContext,
  { before, place, replace }: WrittenPlace,
): readonly Completion[] {
  const begun = partsBefore(before);
  if (place.clause !== 'from' || (begun.length === 0 && sqlRole(document, project) === 'query')) return [];
  const prefix = begun.map(part => part.toLowerCase());
  const entries = new Map<string, Completion>();
  for (const { path, columns } of datasets.values()) {
    const part = path[prefix.length];
    if (part === undefined || entries.has(part) || !prefix.every((one, at) => path[at]?.toLowerCase() === one))
      continue;
    const isWhole = path.length === prefix.length + 1;
    entries.set(part, {
      label: part,
      kind: isWhole ? 'table' : 'source',
      replace,
      insert: isWhole ? quoteName(part) : `${quoteName(part)}.`,
      filter: part,
      rank: DATASET_RANK,
      ...(isWhole
        ? {
            detail: columns
              .slice(0, 5)
              .map(({ name }) => name)
              .join(', '),
          }
        : { thenComplete: true }),
    });
  }
  return [...entries.values()];
}

/** The parts of a name that is begun: `lake`, `bronze` before `lake.bronze.`. */
function partsBefore(before: readonly Token[]): readonly string[] {
  const parts: string[] = [];
  for (let at = before.length - 1; isMark(before[at], '.') && isName(before[at - 1]); at -= 2)
    parts.unshift(tokenValue(before[at - 1] as Token));
  return parts;
}
