import type { Problem } from '../../answers/problem';
import { checkMaterialization, checkTogether } from '../../dbt/configKeys/checkTogether';
import { ownMaterializations } from '../../dbt/configKeys/ownMaterializations';
import { yamlEntries } from '../../dbt/configKeys/yamlConfig';
import { isPropertiesFile, yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { YamlNode } from '../../project/read/yamlNode';
import { joinPath } from '../../text/filePath';

/** Keys that stand together in the `config:` of a model in YAML; each by itself is checked with the rest of the file. */
export function checkYamlConfigs(context: FeatureContext): readonly Problem[] {
  const { document, project } = context;
  if (project !== undefined && document.path === joinPath(project.root, 'dbt_project.yml')) {
    const models = yamlOf(document).root?.get('models');
    const place = { resource: 'model', materializes: ownMaterializations(project) } as const;
    return models === undefined ? [] : levels(models).flatMap(level => checkMaterialization(yamlEntries(level), place));
  }
  if (project === undefined || !isPropertiesFile(context) || !/^models\s*:/m.test(document.text)) return [];
  const from = project.packageOfFile(document.path) ?? project.name;
  const materializes = ownMaterializations(project);
  const models = yamlOf(document).root?.get('models')?.items() ?? [];
  return models.flatMap(model => {
    const [name, config] = [model.get('name')?.text, model.get('config')];
    if (name === undefined || config === undefined) return [];
    const resolution = project.resolveRef({ name, packageName: from }, from);
    if (resolution.kind !== 'found' || resolution.node.kind !== 'model') return [];
    const { materialized, config: all } = resolution.node;
    return checkTogether(yamlEntries(config), { resource: 'model', materialized, materializes }, all);
  });
}

/** A level of `dbt_project.yml` with those below it. */
function levels(node: YamlNode): readonly YamlNode[] {
  return [node, ...node.entries().flatMap(([, below]) => (below.keys().length === 0 ? [] : levels(below)))];
}
