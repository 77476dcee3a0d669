import type { ProjectView } from '../../project/projectView';

const OWN_NAMES = ['generate_schema_name', 'generate_alias_name', 'generate_database_name'];

/** Whether dbt-dremio's own rules place the nodes of a project, and no macro of the project does. */
export function hasUsualNames(project: ProjectView | undefined): boolean {
  // dbt's own macros of these names look for one of the warehouse first.
  const names = OWN_NAMES.flatMap(name => [name, `dremio__${name}`]);
  return names.every(name => project?.macro(name, project.name) === undefined);
}
