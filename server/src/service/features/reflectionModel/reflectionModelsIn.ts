import { configEntries, isConfigCall } from '../../dbt/configKeys/jinjaConfig';
import type { WrittenEntry } from '../../dbt/configKeys/writtenConfig';
import { yamlEntries } from '../../dbt/configKeys/yamlConfig';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import { yamlOf } from '../../dbt/yaml/yamlOf';
import { extensionOf } from '../../text/filePath';
import { ReflectionModel } from './reflectionModel';

type InProject = FeatureContext & { readonly project: ProjectView };

/** The reflections that a document configures: the one of a SQL file, or any number in YAML. */
export function reflectionModelsIn(context: FeatureContext): readonly ReflectionModel[] {
  const { project, document } = context;
  if (project === undefined) return [];
  const ending = extensionOf(document.path);
  if (ending === '.sql') return inTemplate({ ...context, project });
  return ending === '.yml' || ending === '.yaml' ? inYaml({ ...context, project }) : [];
}

function inTemplate(context: InProject): readonly ReflectionModel[] {
  const { document, project } = context;
  const [node] = project.nodesOfFile(document.path);
  if (node?.kind !== 'model' || !isReflection(node)) return [];
  const calls = document.jinja.calls.filter(isConfigCall);
  const entries = calls.flatMap(call => configEntries(call, document.text));
  const head = calls[0]?.nameSpan ?? firstLine(document.text);
  return [new ReflectionModel(project, node, { entries, head })];
}

/** The start of a text, of which a letter at least is marked. */
function firstLine(text: string): { start: number; end: number } {
  const start = text.search(/\S/);
  if (start < 0) return { start: 0, end: 0 };
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}

function inYaml(context: InProject): readonly ReflectionModel[] {
  const { document, project } = context;
  // Most files say nothing of reflections and need not be read for them.
  if (!/reflection|display|dimensions|measures|computations/.test(document.text)) return [];
  const models = yamlOf(document).root?.get('models')?.items() ?? [];
  return models.flatMap(model => {
    const [name, config] = [model.get('name'), model.get('config')];
    if (name?.text === undefined || config === undefined) return [];
    const from = project.packageOfFile(document.path) ?? project.name;
    const resolution = project.resolveRef({ name: name.text, packageName: from }, from);
    const node = resolution.kind === 'found' ? resolution.node : undefined;
    if (node?.kind !== 'model' || !isReflection(node)) return [];
    const entries: readonly WrittenEntry[] = yamlEntries(config);
    return [new ReflectionModel(project, node, { entries, head: name.span })];
  });
}

function isReflection({ materialized, enabled }: ProjectNode): boolean {
  return materialized === 'reflection' && enabled;
}
