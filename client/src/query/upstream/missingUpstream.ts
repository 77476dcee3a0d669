import type { UpstreamModel } from '@lakehouse/protocol';

/** As Dremio says it: `Object 'orders' not found within 'silver.staging'`; older ones say `Table`, with a path. */
const NOT_FOUND = /\b(?:Object|Table) '([^']+)' not found/i;

/**
 * The upstream model that Dremio says it does not have; `undefined` when it says something else, or of something else.
 *
 * Asks for the models only when the message may be about one: to find them, the server reads all that lies upstream.
 */
export async function missingUpstream(
  message: string,
  upstream: () => Promise<readonly UpstreamModel[]>,
): Promise<UpstreamModel | undefined> {
  const name = NOT_FOUND.exec(message)?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  return (await upstream()).find(({ relation }) => {
    if (relation === null) return false;
    const own = relation.name.toLowerCase();
    return name === own || name.endsWith(`.${own}`);
  });
}
