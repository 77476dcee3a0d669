import type { ProjectView } from '../../project/projectView';
import { isOnDremio } from '../isOnDremio';

/** What tells the materializations that a project has of its own; undefined where others may bring more. */
export function ownMaterializations(project: ProjectView | undefined): ((name: string) => boolean) | undefined {
  const isKnown = project?.target !== undefined && isOnDremio(project) && !project.lacksPackages;
  return isKnown ? name => project.materializes(name) : undefined;
}
