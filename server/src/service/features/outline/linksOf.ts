import type { DocumentLink } from '../../answers/editorMark';
import { isYaml } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { Dependency } from '../../project/projectNode';
import { dependencyOf } from '../../project/read/dependencyOf';
import { readPython } from '../../project/read/readPython';
import { extensionOf } from '../../text/filePath';
import { yamlReferences } from '../../dbt/yaml/yamlReferences';

/** The names in `ref` and `source`, each with the file that it leads to. */
export function linksOf({ document, project }: FeatureContext): readonly DocumentLink[] {
  if (project === undefined) return [];
  const from = project.packageOfFile(document.path) ?? project.name;
  return dependenciesIn(document).flatMap(dependency => {
    const found = project.resolve(dependency, from);
    if (!('node' in found)) return [];
    const { file, span, relativePath } = found.node;
    const name = dependency.kind === 'ref' ? dependency.nameSpan : dependency.tableSpan;
    return [{ span: name, target: { kind: 'file', place: { file, span } }, tooltip: relativePath }];
  });
}

function dependenciesIn(document: FeatureContext['document']): readonly Dependency[] {
  if (isYaml(document)) return yamlReferences(document).map(({ dependency }) => dependency);
  if (extensionOf(document.path) === '.py') return readPython(document.text).dependencies;
  return extensionOf(document.path) === '.sql' ? document.jinja.calls.flatMap(call => dependencyOf(call) ?? []) : [];
}
