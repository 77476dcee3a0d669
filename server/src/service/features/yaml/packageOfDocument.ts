import type { FeatureContext } from '../../feature';

/** The package that a document describes things of. */
export function packageOfDocument({ project, document }: FeatureContext): string {
  return project?.packageOfFile(document.path) ?? project?.name ?? '';
}
