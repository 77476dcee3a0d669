import { listOf, textOf, type ConfigValue } from './config';
import type { ProjectNode, TestCall } from './projectNode';
import type { ProjectView } from './projectView';

/** Argument of a package's test that lists columns whose values are unique together, by the test's name. */
const COMPOUND: Readonly<Record<string, string>> = {
  'dbt_utils.unique_combination_of_columns': 'combination_of_columns',
  'dbt_expectations.expect_compound_columns_to_be_unique': 'column_list',
};
/** A plain name: dbt takes expressions as `unique_key` too. */
const COLUMN = /^\s*"?([\p{L}_][\p{L}\p{N}_$]*)"?\s*$/u;

/**
 * Columns that together tell the rows of a node apart, each set once and the most certain first: its `unique_key`,
 * columns that are tested as unique and not null, those tested as unique alone, and combinations that packages test.
 */
export function rowKeys(project: ProjectView, node: ProjectNode): readonly (readonly string[])[] {
  const tests = testsOn(project, node);
  const unique = tests.flatMap(({ test, column }) => (test === 'unique' && column !== undefined ? [column] : []));
  const filled = new Set(tests.flatMap(({ test, column }) => (test === 'not_null' ? [column] : [])));
  const ranked = unique.toSorted((one, other) => Number(filled.has(other)) - Number(filled.has(one)));
  const compound = tests.flatMap(({ test, args }) => columnsOf(args[COMPOUND[test] ?? '']));
  const all = [...columnsOf(node.config['unique_key']), ...ranked.map(column => [column]), ...compound];
  return all.filter((columns, i) => all.findIndex(each => isSame(each, columns)) === i);
}

/** Dremio does not tell names apart by their case. */
function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.join('\n').toLowerCase() === other.join('\n').toLowerCase();
}

/** The generic tests that YAML puts on a node; one that only compares with it is on another. */
function testsOn(project: ProjectView, node: ProjectNode): readonly TestCall[] {
  return project.childrenOf(node).flatMap(id => {
    const child = project.node(id);
    const [self] = child?.dependencies ?? [];
    // A test of some rows says nothing of the others.
    if (child?.test === undefined || self === undefined || child.config['where'] !== undefined) return [];
    const on = project.resolve(self, child.packageName);
    return on.kind === 'found' && on.node.uniqueId === node.uniqueId ? [child.test] : [];
  });
}

/** One set of columns, or none where a part is no plain name. */
function columnsOf(value: ConfigValue | undefined): readonly (readonly string[])[] {
  const names = listOf(value).map(each => COLUMN.exec(textOf(each) ?? '')?.[1]);
  return names.length > 0 && names.every(name => name !== undefined) ? [names] : [];
}
