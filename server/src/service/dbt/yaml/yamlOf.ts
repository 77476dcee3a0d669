import type { FeatureContext, ServedDocument } from '../../feature';
import { readProperties } from '../../project/read/readProperties';
import { readYaml } from '../../project/read/readYaml';
import type { PropertiesFacts } from '../../project/read/propertiesFacts';
import type { YamlFile } from '../../project/read/yamlNode';
import { extensionOf } from '../../text/filePath';

const FILES = new WeakMap<ServedDocument, YamlFile>();
const PROPERTIES = new WeakMap<ServedDocument, PropertiesFacts>();

/** A YAML document, read once for each of its texts. */
export function yamlOf(document: ServedDocument): YamlFile {
  const file = FILES.get(document) ?? readYaml(document.text);
  FILES.set(document, file);
  return file;
}

/** What a YAML document says to its project, read once for each of its texts. */
export function propertiesOf(document: ServedDocument): PropertiesFacts {
  const facts = PROPERTIES.get(document) ?? readProperties(document.text);
  PROPERTIES.set(document, facts);
  return facts;
}

/** Whether a document is YAML by its name. */
export function isYaml({ path }: ServedDocument): boolean {
  const ending = extensionOf(path);
  return ending === '.yml' || ending === '.yaml';
}

/** Whether dbt reads a document for properties of a project: YAML within the paths of its resources. */
export function isPropertiesFile({ document, project }: Pick<FeatureContext, 'document' | 'project'>): boolean {
  return isYaml(document) && project?.packageOfFile(document.path) !== undefined;
}
