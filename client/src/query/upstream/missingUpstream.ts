import type { UpstreamModel } from '@lakehouse/protocol';

/** As Dremio says it: `Object 'orders' not found within 'silver.staging'`; older ones say `Table`, with a path. */
const NOT_FOUND = /\b(?:Object|Table) '([^']+)' not found/i;

/** The upstream model that Dremio says it does not have; `undefined` when it says something else, or of something else. */
export function missingUpstream(message: string, models: readonly UpstreamModel[]): UpstreamModel | undefined {
  const name = NOT_FOUND.exec(message)?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  return models.find(({ relation }) => {
    if (relation === null) return false;
    const own = relation.name.toLowerCase();
    return name === own || name.endsWith(`.${own}`);
  });
}
