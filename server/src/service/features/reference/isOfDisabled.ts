import type { YamlReference } from '../../dbt/yaml/yamlReferences';
import type { FeatureContext } from '../../feature';
import type { YamlNode } from '../../project/read/yamlNode';
import { packageOf } from './referencesIn';

/** Whether what stands below an entry of YAML may count for nothing: the entry is disabled, or what it describes is. */
export function isOfDisabled(context: FeatureContext, { section, entry }: YamlReference): boolean {
  const { project } = context;
  const enabled = entry.get('config')?.get('enabled') ?? entry.get('enabled');
  // What only dbt can work out may be false as well.
  if (enabled !== undefined && enabled.toConfig() !== true) return true;
  const name = describedName(section, entry);
  if (project === undefined || name === undefined) return false;
  const from = packageOf(project, context);
  if (section !== 'sources') return isOff(project.resolveRef({ name }, from).kind);
  const tables = entry.get('tables')?.items() ?? [];
  const states = tables.map(table => {
    const tableName = table.get('name')?.text ?? '';
    return project.resolveSource({ sourceName: name, tableName }, from).kind;
  });
  return states.some(isOff);
}

function isOff(kind: string): boolean {
  return kind === 'disabled';
}

function describedName(section: string, entry: YamlNode): string | undefined {
  switch (section) {
    case 'models':
    case 'seeds':
    case 'snapshots':
    case 'sources':
      return entry.get('name')?.text;
    case 'unit_tests':
      return entry.get('model')?.text;
    default:
      return undefined;
  }
}
