import type { Entity } from '../lake/catalog';
import type { Lake } from '../lake/lake';

/** An entity of the catalogue as Dremio's API describes it, with what is directly below a container. */
export async function entityAnswer(lake: Lake, entity: Entity): Promise<Readonly<Record<string, unknown>>> {
  const { id, path, kind } = entity;
  if (kind === 'table' || kind === 'view') return dataset(lake, entity);
  const children = (await lake.catalog.children(entity)).map(childAnswer);
  const named = kind === 'folder' ? { path } : { name: path[0] };
  const source = kind === 'source' ? { type: 'S3', config: {} } : {};
  return { entityType: kind, id, ...named, ...source, tag: id, children };
}

/** An entity in a list. */
export function childAnswer({ id, path, kind }: Entity): Readonly<Record<string, unknown>> {
  if (kind === 'table') return { id, path, tag: id, type: 'DATASET', datasetType: 'PROMOTED' };
  if (kind === 'view') return { id, path, tag: id, type: 'DATASET', datasetType: 'VIRTUAL' };
  return { id, path, tag: id, type: 'CONTAINER', containerType: kind.toUpperCase() };
}

async function dataset(lake: Lake, entity: Entity): Promise<Readonly<Record<string, unknown>>> {
  const { catalog } = lake;
  const { id, path, kind } = entity;
  const fields = (await catalog.columns(path)).map(({ name, type }) => ({ name, type: { name: fieldType(type) } }));
  const base = { entityType: 'dataset', id, path, tag: id, fields };
  if (kind === 'table') return { ...base, type: 'PHYSICAL_DATASET', ...(await policyAnswer(lake, id)) };
  return { ...base, type: 'VIRTUAL_DATASET', sql: await catalog.viewText(path), sqlContext: [] };
}

/** The refresh policy that was set for a table, and the tag that it got by that. */
async function policyAnswer({ refreshPolicies }: Lake, id: string): Promise<Readonly<Record<string, unknown>>> {
  const policy = await refreshPolicies.read(id);
  return policy === undefined ? {} : { tag: policy.tag, accelerationRefreshPolicy: policy.fields };
}

/** The catalogue's API has other names for some types than INFORMATION_SCHEMA. */
function fieldType(type: string): string {
  const names: Readonly<Record<string, string>> = {
    'CHARACTER VARYING': 'VARCHAR',
    'BINARY VARYING': 'VARBINARY',
    ARRAY: 'LIST',
    ROW: 'STRUCT',
  };
  return names[type] ?? type;
}
