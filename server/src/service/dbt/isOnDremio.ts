import type { ProjectView } from '../project/projectView';

/** Whether a project is built on Dremio, as far as is known: its picked target may be of another warehouse. */
export function isOnDremio(project: ProjectView | undefined): boolean {
  return (project?.target?.adapter ?? 'dremio') === 'dremio';
}
