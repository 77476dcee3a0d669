import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { knownColumnNames } from '../../dbt/columns/knownColumnNames';
import type { FeatureContext } from '../../feature';
import type { YamlNode } from '../../project/read/yamlNode';
import { nearestNames } from '../../text/nearestNames';
import type { DescribedEntry } from './describedEntries';
import { problem, withNames } from './yamlProblem';

/** Columns that are described twice, or that what they are described of does not have. */
export function checkColumns(context: FeatureContext, { item, nodes }: DescribedEntry): readonly Problem[] {
  const names = (item.get('columns')?.items() ?? []).flatMap(column => column.get('name') ?? []);
  // Behind a `name:` with nothing yet a name is about to be typed.
  const named = names.filter(({ text = '' }) => text !== '');
  if (named.length === 0) return [];
  const known = nodes.map(node => knownColumnNames(context, node));
  return [...twice(named), ...missing(named, known)];
}

function twice(named: readonly YamlNode[]): readonly Problem[] {
  const seen = new Set<string>();
  return named.flatMap(({ text = '', span }) => {
    const key = text.toLowerCase();
    const isNew = !seen.has(key);
    seen.add(key);
    if (isNew) return [];
    const message = l10n.t('The column "{0}" is described twice: only the last of them counts.', text);
    return [problem(span, 'warning', 'yaml.duplicateColumn', message)];
  });
}

/** A column may be of one version and not of another: it is missing where every version is known and has none. */
function missing(named: readonly YamlNode[], known: readonly (readonly string[] | undefined)[]): readonly Problem[] {
  if (known.length === 0 || known.includes(undefined)) return [];
  const names = known.flatMap(one => one ?? []);
  const lower = new Set(names.map(name => name.toLowerCase()));
  return named.flatMap(({ text = '', span }) => {
    // A test may be put on an expression by taking it for a column.
    if (lower.has(text.toLowerCase()) || /\{\{|[(),']/.test(text)) return [];
    const message = l10n.t('The query has no column "{0}": it gives {1}.', text, listed(names));
    return [withNames(problem(span, 'warning', 'yaml.noSuchColumn', message), nearestNames(text, names))];
  });
}

function listed(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 6).join(', ')}, …` : names.join(', ');
}
