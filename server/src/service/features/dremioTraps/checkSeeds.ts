import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { isPropertiesFile, yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import { mapOf } from '../../project/config';
import type { ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import { extensionOf } from '../../text/filePath';

/**
 * Columns of a seed that dbt takes for decimals, of which Dremio then drops all digits behind the point: told at the
 * head of the file, and at the entry in YAML, where the types are set. What the file holds was read with the project.
 */
export function checkSeeds(context: FeatureContext): readonly Problem[] {
  const { document, project } = context;
  if (project === undefined) return [];
  if (extensionOf(document.path) === '.csv') {
    const [seed] = project.nodesOfFile(document.path);
    const end = document.text.search(/\r?\n|$/);
    return seed === undefined ? [] : problemsOf(project, seed, { start: 0, end });
  }
  if (!isPropertiesFile(context) || !/^seeds\s*:/m.test(document.text)) return [];
  const packageName = project.packageOfFile(document.path) ?? project.name;
  const entries = yamlOf(document).root?.get('seeds')?.items() ?? [];
  return entries.flatMap(entry => {
    const name = entry.get('name');
    const seed = project.node(`seed.${packageName}.${name?.text ?? ''}`);
    return name === undefined || seed === undefined ? [] : problemsOf(project, seed, name.span);
  });
}

function problemsOf(project: ProjectView, seed: ProjectNode, span: Problem['span']): readonly Problem[] {
  const given = new Set(Object.keys(mapOf(seed.config['column_types'])).map(name => name.toLowerCase()));
  const columns = project
    .seedTypes(seed)
    .filter(({ name, type }) => type === 'DECIMAL' && !given.has(name.toLowerCase()))
    .map(({ name }) => name);
  if (columns.length === 0 || !seed.enabled) return [];
  return [
    {
      span,
      severity: 'warning',
      code: 'dremio.seedDecimal',
      message: l10n.t(
        'dbt makes {0} "decimal" without a scale, and Dremio rounds such to whole numbers: set "column_types", as decimal(18,2) or double.',
        columns.join(', '),
      ),
    },
  ];
}
