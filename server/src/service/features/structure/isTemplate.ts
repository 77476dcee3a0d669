import type { FeatureContext } from '../../feature';
import { extensionOf } from '../../text/filePath';

/** Whether dbt renders a document with Jinja as a whole. */
export function isTemplate({ document, project }: FeatureContext): boolean {
  return extensionOf(document.path) === '.sql' && project?.fileOf(document.path) !== undefined;
}
