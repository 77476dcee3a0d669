import { yamlReferences } from '../../dbt/yaml/yamlReferences';
import { isPropertiesFile, isYaml } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { Dependency } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import { dependencyOf } from '../../project/read/dependencyOf';
import { readPython } from '../../project/read/readPython';
import { extensionOf } from '../../text/filePath';
import { touches } from '../../text/span';

/** Every `ref` and `source` with literal arguments in a document, of templates, Python and YAML alike. */
export function referencesIn(context: FeatureContext): readonly Dependency[] {
  const { document } = context;
  if (extensionOf(document.path) === '.py') return readPython(document.text).dependencies;
  if (isYaml(document))
    return isPropertiesFile(context) ? yamlReferences(document).map(({ dependency }) => dependency) : [];
  return document.jinja.calls.flatMap(call => dependencyOf(call) ?? []);
}

/** The reference around an offset. */
export function referenceAt(context: FeatureContext, offset: number): Dependency | undefined {
  return referencesIn(context).find(({ span }) => touches(span, offset));
}

/** The package that a document's names are looked for from. */
export function packageOf(project: ProjectView, { document }: Pick<FeatureContext, 'document'>): string {
  return project.packageOfFile(document.path) ?? project.name;
}
