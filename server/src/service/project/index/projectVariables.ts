import { joinPath } from '../../text/filePath';
import type { DeclaredVariable, EnvironmentVariable } from '../projectVariable';
import type { FileRecord } from './fileRecord';
import type { ProjectPackage } from './projectPackage';

/** Every place where a `dbt_project.yml` or `vars.yml` sets a variable, the project's own first. */
export function declaredVariables(packages: readonly ProjectPackage[]): readonly DeclaredVariable[] {
  return packages.flatMap(({ root, file }) => file.variables.map(one => ({ ...one, file: joinPath(root, one.file) })));
}

/** The variables of the environment that files ask for, sorted by their names. */
export function environmentVariables(records: Iterable<FileRecord>): readonly EnvironmentVariable[] {
  const variables = new Map<string, EnvironmentVariable['uses'][number][]>();
  for (const { file, template, properties } of records)
    for (const { kind, name, span, hasDefault } of [...template.variables, ...properties.variables]) {
      if (kind !== 'env_var') continue;
      const uses = variables.get(name) ?? [];
      uses.push({ file: file.path, span, hasDefault });
      variables.set(name, uses);
    }
  return [...variables].map(([name, uses]) => ({ name, uses })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
