import type { DremioTarget } from '@lakehouse/protocol';

type Storage = Pick<DremioTarget, 'database' | 'schema' | 'datalake' | 'rootPath'>;

/** Gives the value of a key, rendered; `undefined` when it is absent. */
type ReadText = (name: string) => string | undefined;

/**
 * Where views and tables go.
 *
 * An enterprise catalog takes the place of all four keys, but only when both its keys are there; with one of them
 * dbt-dremio says nothing and uses the defaults, and so do we, because names must be dbt's.
 */
export function storageOf(text: ReadText, user: string | undefined): Storage {
  const [namespace, folder] = [text('enterprise_catalog_namespace'), text('enterprise_catalog_folder')];
  if (namespace !== undefined && folder !== undefined)
    return { database: namespace, schema: folder, datalake: namespace, rootPath: folder };
  const home = `@${user ?? ''}`;
  const database = text('database') ?? text('dremio_space');
  return {
    database: database === undefined || database === '@user' ? home : database,
    schema: text('schema') ?? text('dremio_space_folder') ?? 'no_schema',
    datalake: text('datalake') ?? text('object_storage_source') ?? '$scratch',
    rootPath: text('root_path') ?? text('object_storage_path') ?? 'no_schema',
  };
}
