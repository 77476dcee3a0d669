/** What `manifest.json` tells of the names that dbt gave to nodes when it ran last. */
export interface LastRun {
  /** Quoted names by unique id, as dbt wrote them into SQL. */
  readonly names: ReadonlyMap<string, string>;
  /** The adapter that named them; undefined where the file does not say. */
  readonly adapter: string | undefined;
  /** When dbt wrote the file, in milliseconds since 1970; undefined where it does not say. */
  readonly ranAt: number | undefined;
}

/** Of a project that dbt has not run yet. */
export const NO_RUN: LastRun = { names: new Map(), adapter: undefined, ranAt: undefined };

/**
 * Reads the names in `manifest.json`: whole or not at all. Undefined for a text that is cut off, as it is while dbt
 * writes it, and for anything else that is no manifest.
 */
export function readManifest(text: string): LastRun | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isMap(root) || !isMap(root['nodes']) || !isMap(root['metadata'])) return undefined;
  const { adapter_type: adapter, generated_at: generated } = root['metadata'];
  const ranAt = Date.parse(String(generated));
  return {
    names: new Map(Object.entries(root['nodes']).flatMap(([id, node]) => nameIn(id, node))),
    adapter: typeof adapter === 'string' ? adapter : undefined,
    ranAt: Number.isNaN(ranAt) ? undefined : ranAt,
  };
}

function nameIn(id: string, node: unknown): readonly (readonly [string, string])[] {
  const name = isMap(node) ? node['relation_name'] : undefined;
  return typeof name === 'string' && name !== '' ? [[id, name]] : [];
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
