import { mapOf } from '../config';
import { columnsOf } from './describedColumns';
import type { VersionFacts } from './propertiesFacts';
import { readColumnTests, readTests } from './readTests';
import type { YamlNode } from './yamlNode';

/** Reads an entry of `versions:`; nothing for one that has no `v` yet. */
export function readVersion(version: YamlNode): readonly VersionFacts[] {
  const v = version.get('v')?.text;
  if (v === undefined) return [];
  const hasTests = version.get('data_tests') !== undefined || version.get('tests') !== undefined;
  const columns = version.get('columns')?.items() ?? [];
  return [
    {
      version: v,
      definedIn: version.get('defined_in')?.text,
      config: mapOf(version.get('config')?.toConfig()),
      tests: hasTests ? readTests(version) : undefined,
      ...chosen(columns.find(column => column.get('include') !== undefined || column.get('exclude') !== undefined)),
      columns: columnsOf(version),
      columnTests: readColumnTests(version),
    },
  ];
}

/** What `include` and `exclude` say: names, or `*` and `all` for everything. */
export function chosen(choice: YamlNode | undefined): Pick<VersionFacts, 'includes' | 'excludes'> {
  const include = choice?.get('include');
  const includes = include === undefined || include.text !== undefined ? undefined : textsOf(include);
  return { includes, excludes: textsOf(choice?.get('exclude')) };
}

function textsOf(list: YamlNode | undefined): readonly string[] {
  return (list?.items() ?? []).flatMap(({ text }) => text ?? []);
}
