import type { Completion } from '../../answers/completion';
import type { YamlPlace } from '../../dbt/yaml/yamlPlace';

/** A key that is offered. */
export interface OfferedKey {
  readonly name: string;
  /** What is written behind its colon. */
  readonly below: 'list' | 'map' | 'value';
  readonly documentation: string;
  readonly detail?: string;
  readonly rank: number;
}

/** A key in its place, with the start of what stands below it where that is still to be written; undefined for one that is there already. */
export function keyEntry(
  { name, below, documentation, detail, rank }: OfferedKey,
  place: YamlPlace,
): Completion | undefined {
  const { word, written, inFlow, colon } = place;
  if (written.has(name)) return undefined;
  const lead = ' '.repeat(place.hanging);
  const bodies = inFlow
    ? { list: ' [$1]', map: ' {$1}', value: ' ' }
    : { list: `\n${lead}  - $0`, map: `\n${lead}  $0`, value: ' ' };
  return {
    label: name,
    kind: 'property',
    ...(detail === undefined ? {} : { detail }),
    documentation,
    replace: word,
    insert: colon ? name : `${name}:${bodies[below]}`,
    snippet: !colon && below !== 'value',
    filter: name,
    thenComplete: !colon,
    rank,
  };
}
