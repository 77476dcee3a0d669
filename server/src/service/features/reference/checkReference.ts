import * as l10n from '@vscode/l10n';
import type { Problem, Replacement } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import type { Dependency, RefDependency, SourceDependency } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import type { Resolution } from '../../project/resolution';
import { nearestNames } from '../../text/nearestNames';
import type { Span } from '../../text/span';
import { packageOf, referencesIn } from './referencesIn';

type Written<T extends Dependency> = { readonly of: T; readonly project: ProjectView };

/** Refs and sources at which dbt would stop: missing, disabled or ambiguous ones, with the nearest names that exist. */
export function checkReference(context: FeatureContext): readonly Problem[] {
  const { project } = context;
  if (project === undefined) return [];
  const from = packageOf(project, context);
  return referencesIn(context).flatMap(of => {
    const resolution = project.resolve(of, from);
    if (resolution.kind === 'found')
      return [...reflected(of, resolution.node.materialized), ...twoArguments({ of, project }, from)];
    return of.kind === 'ref' ? refProblem({ of, project }, resolution) : sourceProblem({ of, project }, resolution);
  });
}

function reflected(of: Dependency, materialized: string | undefined): readonly Problem[] {
  if (of.kind !== 'ref' || materialized !== 'reflection') return [];
  const message = l10n.t('"{0}" is a reflection: Dremio uses it by itself, and no query can name it.', of.name);
  return [{ span: of.nameSpan, severity: 'error', code: 'ref.reflection', message }];
}

/** dbt-dremio puts a `ref` of its own in the place of dbt's, which takes the second argument for a version. */
function twoArguments({ of, project }: Written<Dependency>, from: string): readonly Problem[] {
  if (of.kind !== 'ref' || of.packageName === undefined || project.macro('ref', from) !== undefined) return [];
  const version = of.version === undefined ? '' : `, v=${of.version}`;
  const text = `ref('${of.name}'${version})`;
  const message = l10n.t('dbt-dremio cannot run a ref with two arguments: name "{0}" alone.', of.name);
  const replacements = [{ title: l10n.t('Change to {0}', text), span: of.span, text }];
  return [{ span: of.span, severity: 'warning', code: 'ref.twoArguments', message, replacements }];
}

function refProblem({ of, project }: Written<RefDependency>, resolution: Resolution): readonly Problem[] {
  const span = of.nameSpan;
  if (resolution.kind === 'disabled')
    return [problem(span, 'ref.disabled', l10n.t('"{0}" is disabled: dbt will not build what refers to it.', of.name))];
  if (resolution.kind === 'ambiguous') {
    const packages = resolution.nodes.map(({ packageName }) => packageName).join(', ');
    return [
      problem(
        span,
        'ref.ambiguous',
        l10n.t('"{0}" is in more than one package: name one of {1} first.', of.name, packages),
      ),
    ];
  }
  const candidates = [...project.refTargets()].filter(
    ({ packageName, materialized }) =>
      (of.packageName === undefined || packageName === of.packageName) && materialized !== 'reflection',
  );
  const versions = candidates.filter(({ name, version }) => name === of.name && version !== undefined);
  if (versions.length > 0 && of.version !== undefined) {
    const known = versions.map(({ version }) => version).join(', ');
    return [problem(span, 'ref.missing', l10n.t('"{0}" has no version {1}, only {2}.', of.name, of.version, known))];
  }
  const near = nearestNames(of.name, new Set(candidates.map(({ name }) => name)));
  const message =
    of.packageName === undefined
      ? l10n.t('There is no model, seed or snapshot "{0}".', of.name)
      : l10n.t('The package "{0}" has no model, seed or snapshot "{1}".', of.packageName, of.name);
  return [missing(span, 'ref.missing', message, near)];
}

function sourceProblem({ of, project }: Written<SourceDependency>, resolution: Resolution): readonly Problem[] {
  const { sourceName, tableName, sourceSpan, tableSpan } = of;
  if (resolution.kind === 'disabled')
    return [problem(tableSpan, 'source.disabled', l10n.t('The source "{0}.{1}" is disabled.', sourceName, tableName))];
  if (resolution.kind === 'ambiguous')
    return [
      problem(tableSpan, 'source.ambiguous', l10n.t('The source "{0}.{1}" is defined twice.', sourceName, tableName)),
    ];
  const all = [...project.sourceTables()];
  const tables = all.filter(({ source }) => source?.sourceName === sourceName);
  if (tables.length > 0) {
    const near = nearestNames(tableName, new Set(tables.map(({ name }) => name)));
    const message = l10n.t('The source "{0}" has no table "{1}".', sourceName, tableName);
    return [missing(tableSpan, 'source.missing', message, near)];
  }
  const near = nearestNames(sourceName, new Set(all.map(({ source }) => source?.sourceName ?? '')));
  return [missing(sourceSpan, 'source.missing', l10n.t('There is no source "{0}".', sourceName), near)];
}

function problem(span: Span, code: string, message: string): Problem {
  return { span, severity: 'error', code, message };
}

function missing(span: Span, code: string, message: string, near: readonly string[]): Problem {
  const [first, ...others] = near.map(name => `"${name}"`);
  const hint =
    first === undefined
      ? message
      : others.length === 0
        ? l10n.t('{0} Did you mean {1}?', message, first)
        : l10n.t('{0} Did you mean {1}, or {2}?', message, first, others.join(', '));
  const replacements: readonly Replacement[] = near.map(name => ({
    title: l10n.t('Change to "{0}"', name),
    span,
    text: name,
  }));
  return { ...problem(span, code, hint), replacements };
}
