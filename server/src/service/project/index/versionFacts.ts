import type { DescribedColumn } from '../projectNode';
import type { NodeProperties, TestFacts, VersionFacts } from '../read/propertiesFacts';

/** The columns of a version: those of the model that it has, its own in the place of those of the same name. */
export function versionColumns({ columns }: NodeProperties, facts: VersionFacts): readonly DescribedColumn[] {
  return [...columns.filter(({ name }) => hasColumn(name, facts)), ...facts.columns];
}

/** The tests of a version: of the model unless it has some of its own, and of the columns that it has. */
export function versionTests({ tests }: NodeProperties, facts: VersionFacts): readonly TestFacts[] {
  const ofModel = facts.tests ?? tests.filter(({ column }) => column === undefined);
  const ofColumns = tests.filter(({ column }) => column !== undefined && hasColumn(column, facts));
  return [...ofModel, ...ofColumns, ...facts.columnTests];
}

function hasColumn(name: string, { includes, excludes, columns }: VersionFacts): boolean {
  if (columns.some(column => column.name === name)) return false;
  return (includes?.includes(name) ?? true) && !excludes.includes(name);
}
