import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { distinctDependencies } from '../../dbt/reflection/reflectionAnchor';
import { textOf, listOf, isDynamic } from '../../project/config';
import type { Dependency } from '../../project/projectNode';
import { nearestNames } from '../../text/nearestNames';
import type { ReflectionModel } from './reflectionModel';

/** Whether dbt-dremio finds the dataset that a reflection belongs to. */
export function checkAnchor(model: ReflectionModel): readonly Problem[] {
  const { node } = model;
  // What a macro or a variable asks for may come on top of what the text says.
  if (node.isOpen || node.macroCalls.length > 0 || node.dispatches.length > 0) return [];
  const all = node.dependencies.filter(({ atParse }) => atParse);
  if (all.length === 0) return [noDataset(model)];
  if (all.length === 1) return onlyOne(model, all);
  return several(model, all);
}

function noDataset({ head: span }: ReflectionModel): Problem {
  return {
    span,
    severity: 'error',
    code: 'reflectionModel.anchor',
    message: l10n.t(
      'The reflection belongs to no dataset: name one in its text, as in -- depends_on: {0}',
      "{{ ref('orders') }}",
    ),
  };
}

function onlyOne(model: ReflectionModel, [dependency]: readonly Dependency[]): readonly Problem[] {
  const problems: Problem[] = [];
  const anchor = model.entry('anchor');
  if (anchor !== undefined)
    problems.push({
      span: anchor.keySpan,
      severity: 'information',
      code: 'reflectionModel.anchorUnread',
      tag: 'unnecessary',
      message: l10n.t('With one dependency nobody reads "anchor": the reflection belongs to that one.'),
    });
  if (dependency?.kind === 'ref' && dependency.version !== undefined)
    problems.push({
      span: model.head,
      severity: 'warning',
      code: 'dremio.anchorVersion',
      message: l10n.t(
        'dbt-dremio drops the version of the ref: the reflection comes to belong to the latest version of "{0}".',
        dependency.name,
      ),
    });
  return problems;
}

function several(model: ReflectionModel, all: readonly Dependency[]): readonly Problem[] {
  const value = model.value('anchor');
  const names = [...new Set(distinctDependencies(model.node).map(nameOf))];
  if (value === undefined || value === null) return [withoutAnchor(model, all, names)];
  const entry = model.entry('anchor');
  if (isDynamic(value) || entry === undefined) return [];
  const parts = listOf(value).map(textOf);
  const written = parts.join('.');
  if (parts.includes(undefined) || names.includes(written)) return [];
  const near = nearestNames(written, names);
  const text = (near[0] ?? names[0] ?? '').split('.').map(one => `'${one}'`);
  const replacement = text.length > 1 ? `[${text.join(', ')}]` : (text[0] ?? '');
  return [
    {
      span: entry.value.whole,
      severity: 'error',
      code: 'reflectionModel.anchor',
      message: l10n.t('The model does not depend on "{0}", but on {1}: dbt stops.', written, names.join(', ')),
      replacements: [{ title: l10n.t('Change to {0}', replacement), span: entry.value.whole, text: replacement }],
    },
  ];
}

function withoutAnchor({ head: span }: ReflectionModel, all: readonly Dependency[], names: readonly string[]): Problem {
  const base = { span, severity: 'error', code: 'reflectionModel.anchor' } as const;
  const [only = ''] = names;
  if (names.length === 1)
    return {
      ...base,
      message: l10n.t(
        'The text names "{0}" {1} times, and dbt-dremio counts each: name it once, or set "anchor".',
        only,
        all.length,
      ),
    };
  const message = l10n.t(
    'The model depends on {0}: say by "anchor" to which of them the reflection belongs.',
    names.join(', '),
  );
  return { ...base, message };
}

/** As `anchor` names it, the two names of a source with a dot between. */
function nameOf(dependency: Dependency): string {
  return dependency.kind === 'ref' ? dependency.name : `${dependency.sourceName}.${dependency.tableName}`;
}
