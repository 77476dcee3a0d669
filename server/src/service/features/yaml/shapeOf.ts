import { isPropertiesFile, isYaml } from '../../dbt/yaml/yamlOf';
import { PROPERTIES_FILE, shapeByName } from '../../dbt/yaml/schema/fileShapes';
import type { Shape } from '../../dbt/yaml/schema/shape';
import type { FeatureContext } from '../../feature';

/** What dbt takes in a document; undefined for one that it does not read. */
export function shapeOf(context: FeatureContext): Shape | undefined {
  const { document, project } = context;
  if (!isYaml(document) || project === undefined) return undefined;
  return isPropertiesFile(context) ? PROPERTIES_FILE : shapeByName(document.path);
}
