import type { Argument, JinjaCall } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { dependencyOf } from '../../project/read/dependencyOf';
import { isYaml } from '../../dbt/yaml/yamlOf';
import { extensionOf } from '../../text/filePath';
import { problem } from './referenceProblem';
import { functionOf, isBuiltin } from './referencePlace';
import { packageOf } from './referencesIn';

/** Calls of `ref` and `source` that dbt or dbt-dremio does not take as they are written, in templates. */
export function checkCalls(context: FeatureContext): readonly Problem[] {
  const { document, project } = context;
  if (project === undefined || isYaml(document) || extensionOf(document.path) !== '.sql') return [];
  const from = packageOf(project, context);
  return document.jinja.calls.flatMap(call => {
    const name = call.name.startsWith('dbt.') ? undefined : functionOf(call.name);
    // What a macro of that name takes is its own affair, and a call that is not closed is still written.
    if (name === undefined || !call.closed || project.macro(name, from) !== undefined) return [];
    return name === 'ref' ? checkRef(call) : checkSource(call);
  });
}

function checkRef(call: JinjaCall): readonly Problem[] {
  const { args, span } = call;
  const positional = args.filter(({ name }) => name === undefined);
  if (positional.some(({ value }) => value.kind === 'hole') || spreads(call)) return [];
  if (positional.length === 0 && args.length === 0)
    return [problem(span, 'ref.arguments', l10n.t('ref() wants the name of a model, seed or snapshot.'))];
  if (positional.length > 2)
    return [problem(span, 'ref.arguments', l10n.t('ref() takes a name, or a package and a name, and no more.'))];
  const wrong = positional.flatMap(arg => noText(arg, 'ref') ?? []);
  if (wrong.length > 0) return wrong;
  return isBuiltin(call) ? [] : dremioForm(call, positional);
}

function checkSource(call: JinjaCall): readonly Problem[] {
  const { args, span } = call;
  // A list may be spread over the arguments, which nobody but dbt can count.
  if (args.some(({ value }) => value.kind === 'hole') || spreads(call)) return [];
  const positional = args.filter(({ name }) => name === undefined);
  if (positional.length !== 2 || args.length !== 2)
    return [
      problem(span, 'source.arguments', l10n.t('source() wants the name of a source and the name of its table.')),
    ];
  return positional.flatMap(arg => noText(arg, 'source') ?? []);
}

/** Whether a call has `*list` or `**map` among its arguments. */
function spreads({ args, tag }: JinjaCall): boolean {
  const stars = tag.segment.tokens.filter(token => token.kind === 'operator' && token.text.startsWith('*'));
  return args.some(arg => stars.some(({ span }) => span.end === arg.span.start || span.start === arg.span.start));
}

function noText({ value }: Argument, name: 'ref' | 'source'): Problem | undefined {
  if (!['number', 'constant', 'list', 'dict'].includes(value.kind)) return undefined;
  const message =
    name === 'ref'
      ? l10n.t('ref() takes texts: write the name in quotes.')
      : l10n.t('source() takes texts: write the name in quotes.');
  return problem(value.span, name === 'ref' ? 'ref.arguments' : 'source.arguments', message);
}

/** dbt-dremio puts a `ref` of its own in the place of dbt's: it takes a name and `v`, its second argument is the version. */
function dremioForm(call: JinjaCall, positional: readonly Argument[]): readonly Problem[] {
  const dependency = dependencyOf(call);
  if (dependency?.kind !== 'ref') return [];
  const { name, version, span } = dependency;
  const text = `ref('${name}'${version === undefined ? '' : `, v=${written(version)}`})`;
  const replacements = [{ title: l10n.t('Change to {0}', text), span, text }];
  const base = { span, severity: 'warning', replacements } as const;
  if (positional.length === 2) {
    const message = l10n.t('dbt-dremio cannot run a ref with two arguments: name "{0}" alone.', name);
    return [{ ...base, code: 'ref.twoArguments', message }];
  }
  const unknown = call.args.find(arg => arg.name !== undefined && arg.name !== 'v');
  if (unknown?.name === undefined) return [];
  const message =
    unknown.name === 'version'
      ? l10n.t('dbt-dremio cannot run a ref with "version": it knows "v" alone.')
      : l10n.t('ref() of dbt-dremio has no argument "{0}": it knows "v" alone.', unknown.name);
  return [{ ...base, code: 'ref.keyword', message }];
}

function written(version: string): string {
  return /^\d+(\.\d+)?$/.test(version) ? version : `'${version}'`;
}
