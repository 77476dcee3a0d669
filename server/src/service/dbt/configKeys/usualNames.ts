import type { ProjectView } from '../../project/projectView';

const OWN_NAMES = ['generate_schema_name', 'generate_alias_name', 'generate_database_name'];

/** Whether dbt-dremio's own rules place the nodes of a project, and no macro of the project does. */
export function hasUsualNames(project: ProjectView | undefined): boolean {
  return OWN_NAMES.every(name => project?.macro(name, project.name) === undefined);
}
