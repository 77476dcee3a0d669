import type { SourceProperties } from '../read/propertiesFacts';

/** A table of a package's source with what a project overrides: what it does not mention stays as the package says. */
export function patchedSource(table: SourceProperties, patches: readonly SourceProperties[]): SourceProperties {
  const [any] = patches;
  const own = patches.find(({ name }) => name === table.name);
  const source = {
    ...table.source,
    database: any?.source.database ?? table.source.database,
    schema: any?.source.schema ?? table.source.schema,
  };
  if (own === undefined) return { ...table, source };
  const isSaid = (...keys: readonly string[]) => keys.some(key => own.says.includes(key));
  const columns = isSaid('columns') ? own : table;
  const tests = isSaid('data_tests', 'tests') ? own : table;
  return {
    ...table,
    description: own.description ?? table.description,
    config: { ...table.config, ...own.config },
    columns: columns.columns,
    tests: [
      ...tests.tests.filter(({ column }) => column === undefined),
      ...columns.tests.filter(({ column }) => column !== undefined),
    ],
    source: { ...source, identifier: isSaid('identifier') ? own.source.identifier : table.source.identifier },
  };
}
