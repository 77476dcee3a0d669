import * as l10n from '@vscode/l10n';
import type { Completion } from '../../answers/completion';
import type { YamlPlace } from '../../dbt/yaml/yamlPlace';
import type { FeatureContext } from '../../feature';
import type { GenericTest } from '../../project/projectMacro';

/** Generic tests with the arguments that they want; those about columns where a column is described. */
export function completeTests({ project }: FeatureContext, place: YamlPlace): readonly Completion[] {
  const ofColumn = place.steps.some(step => step.kind === 'key' && step.name === 'columns');
  return (project?.genericTests() ?? []).map((test): Completion => {
    const insert = withArguments(test, place);
    return {
      label: test.name,
      kind: 'macro',
      detail: detailOf(test),
      ...(test.description === undefined ? {} : { documentation: test.description }),
      replace: place.word,
      insert: insert + place.quote,
      snippet: insert !== test.name,
      filter: test.name,
      rank: test.takesColumn === ofColumn ? 0 : 1,
    };
  });
}

function detailOf({ packageName, arguments: args }: GenericTest): string {
  const names = args.map(({ name, otherwise }) => (otherwise === undefined ? name : `${name}?`)).join(', ');
  return names === '' ? l10n.t('test of {0}', packageName) : `${l10n.t('test of {0}', packageName)} (${names})`;
}

/** Arguments that must be given, each with a place to fill in. */
function withArguments({ name, arguments: args }: GenericTest, { inFlow, inQuotes, hanging }: YamlPlace): string {
  const wanted = args.filter(({ otherwise }) => otherwise === undefined);
  // Beside `test_name:` and within quotes a name stands alone.
  if (wanted.length === 0 || inQuotes) return name;
  const fields = wanted.map((one, at) => `${one.name}: ${valueOf(one.name, at + 1)}`);
  if (inFlow) return `${name}: {arguments: {${fields.join(', ')}}}`;
  const lead = `\n${' '.repeat(hanging)}`;
  return `${name}:${lead}  arguments:${fields.map(field => `${lead}    ${field}`).join('')}`;
}

function valueOf(name: string, at: number): string {
  if (name === 'values') return `[$${at}]`;
  return name === 'to' ? `ref('$${at}')` : `$${at}`;
}
