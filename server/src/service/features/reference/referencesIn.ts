import type { FeatureContext } from '../../feature';
import type { Dependency } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import { dependencyOf } from '../../project/read/dependencyOf';
import { readProperties } from '../../project/read/readProperties';
import { readPython } from '../../project/read/readPython';
import { extensionOf } from '../../text/filePath';
import { touches } from '../../text/span';

/** Every `ref` and `source` with literal arguments in a document, of templates, Python and YAML alike. */
export function referencesIn({ document, project }: FeatureContext): readonly Dependency[] {
  const ending = extensionOf(document.path);
  if (ending === '.py') return readPython(document.text).dependencies;
  if (ending === '.yml' || ending === '.yaml') {
    if (project?.packageOfFile(document.path) === undefined) return [];
    const { exposures, nodes } = readProperties(document.text);
    return [
      ...exposures.flatMap(({ dependencies }) => dependencies),
      ...nodes.flatMap(({ relation }) => relation ?? []),
    ];
  }
  return document.jinja.calls.flatMap(call => dependencyOf(call) ?? []);
}

/** The reference around an offset. */
export function referenceAt(context: FeatureContext, offset: number): Dependency | undefined {
  return referencesIn(context).find(({ span }) => touches(span, offset));
}

/** The package that a document's names are looked for from. */
export function packageOf(project: ProjectView, { document }: FeatureContext): string {
  return project.packageOfFile(document.path) ?? project.name;
}
