import type { Completion } from '../../answers/completion';
import { dependencyOfText } from '../../dbt/yaml/dependencyOfText';
import { yamlPlace } from '../../dbt/yaml/yamlPlace';
import type { YamlStep } from '../../dbt/yaml/yamlStep';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';

/** The columns of an input, or of the model, that a row of a unit test does not name yet. */
export function completeRow(context: FeatureContext, offset: number): readonly Completion[] | undefined {
  if (!/\.ya?ml$/i.test(context.document.path)) return undefined;
  const place = yamlPlace(context.document, offset);
  if (place === undefined || place.part === 'value') return undefined;
  const node = nodeOfRow(context, place.steps);
  if (node === undefined) return undefined;
  const written = new Set([...place.written.keys()].map(name => name.toLowerCase()));
  const columns = context.project?.columnsOf(node).columns ?? [];
  return columns.flatMap(({ name, type }, rank): readonly Completion[] =>
    written.has(name.toLowerCase())
      ? []
      : [
          {
            label: name,
            kind: 'column',
            ...(type === undefined ? {} : { detail: type }),
            replace: place.word,
            insert: place.colon ? name : `${name}: `,
            filter: name,
            rank,
          },
        ],
  );
}

/** What the row at the end of a way into a file stands for. */
function nodeOfRow({ project, document }: FeatureContext, steps: readonly YamlStep[]): ProjectNode | undefined {
  const way = steps.map(step => (step.kind === 'key' ? step.name : '-')).join(' ');
  const isGiven = way === 'unit_tests - given - rows -';
  const test = steps[2];
  if (project === undefined || test?.kind !== 'key' || (!isGiven && way !== 'unit_tests - expect rows -'))
    return undefined;
  const from = project.packageOfFile(document.path) ?? project.name;
  const rows = steps.at(-2);
  const input = (isGiven && rows?.kind === 'key' ? rows.beside.get('input') : 'this') ?? '';
  const model = test.beside.get('model');
  const dependency = dependencyOfText(input === 'this' ? `ref('${model ?? ''}')` : input);
  const found = dependency && project.resolve(dependency, from);
  return found?.kind === 'found' ? found.node : undefined;
}
