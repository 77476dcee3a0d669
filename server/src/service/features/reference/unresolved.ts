import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { ProjectNode, RefDependency, SourceDependency } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import type { Resolution } from '../../project/resolution';
import { nearestNames } from '../../text/nearestNames';
import { missing, problem, type Written } from './referenceProblem';

type Unresolved = Exclude<Resolution, { kind: 'found' }>;

/** What a ref that names nothing, or nothing that can be used, could mean. */
export function unresolvedRef({ of, project }: Written<RefDependency>, resolution: Unresolved): readonly Problem[] {
  const { nameSpan: span } = of;
  if (resolution.kind === 'disabled') {
    const { file, span: place } = resolution.node;
    const message = l10n.t('"{0}" is disabled: dbt will not build what refers to it.', of.name);
    const related = [{ place: { file, span: place }, message: l10n.t('"{0}" is defined here.', of.name) }];
    return [{ ...problem(span, 'ref.disabled', message), related }];
  }
  if (resolution.kind === 'ambiguous') return [ambiguousRef(of, resolution.nodes)];
  return [missingVersion({ of, project }) ?? otherKind({ of, project }) ?? missingRef({ of, project })];
}

function ambiguousRef(of: RefDependency, nodes: readonly ProjectNode[]): Problem {
  const packages = nodes.map(({ packageName }) => packageName).join(', ');
  const message = l10n.t('"{0}" is in more than one package: name one of {1} first.', of.name, packages);
  const related = nodes.map(({ file, span, packageName }) => ({ place: { file, span }, message: packageName }));
  return { ...problem(of.nameSpan, 'ref.ambiguous', message), related };
}

function missingVersion({ of, project }: Written<RefDependency>): Problem | undefined {
  const versions = project.versionsOf(of.name, of.packageName);
  if (versions.length === 0 || of.version === undefined) return undefined;
  const known = versions.map(({ version }) => version).join(', ');
  const message = l10n.t('"{0}" has no version {1}, only {2}.', of.name, of.version, known);
  return problem(of.nameSpan, 'ref.version', message);
}

/** Something of the name that is no model: what dbt says of it does not tell. */
function otherKind({ of, project }: Written<RefDependency>): Problem | undefined {
  const { name } = of;
  const source = [...project.sourceTables()].find(node => node.name === name);
  if (source?.source !== undefined) {
    const text = `source('${source.source.sourceName}', '${name}')`;
    const message = l10n.t('"{0}" is a table of a source: {1} reads it.', name, text);
    const replacements = [{ title: l10n.t('Change to {0}', text), span: of.span, text }];
    return { ...problem(of.nameSpan, 'ref.notRefable', message), replacements };
  }
  for (const kind of ['analysis', 'exposure', 'metric', 'test'] as const)
    if (project.nodesOfKind(kind).some(node => node.name === name)) {
      const message = l10n.t(
        '"{0}" is no model, seed or snapshot but of the kind "{1}": a ref cannot name it.',
        name,
        kind,
      );
      return problem(of.nameSpan, 'ref.notRefable', message);
    }
  return undefined;
}

function missingRef({ of, project }: Written<RefDependency>): Problem {
  const names = new Set<string>();
  for (const { name, packageName, materialized } of project.refTargets())
    if ((of.packageName ?? packageName) === packageName && materialized !== 'reflection') names.add(name);
  const message =
    of.packageName === undefined
      ? l10n.t('There is no model, seed or snapshot "{0}".', of.name)
      : l10n.t('The package "{0}" has no model, seed or snapshot "{1}".', of.packageName, of.name);
  return missing(of.nameSpan, 'ref.missing', message, nearestNames(of.name, names));
}

/** What a source that is not there, or cannot be used, could mean: the half of it that is wrong is marked. */
export function unresolvedSource(
  { of, project }: Written<SourceDependency>,
  resolution: Unresolved,
): readonly Problem[] {
  const { sourceName, tableName, tableSpan } = of;
  if (resolution.kind === 'disabled')
    return [problem(tableSpan, 'source.disabled', l10n.t('The source "{0}.{1}" is disabled.', sourceName, tableName))];
  if (resolution.kind === 'ambiguous')
    return [
      problem(tableSpan, 'source.ambiguous', l10n.t('The source "{0}.{1}" is defined twice.', sourceName, tableName)),
    ];
  return [missingSource(of, project)];
}

function missingSource(
  { sourceName, tableName, sourceSpan, tableSpan }: SourceDependency,
  project: ProjectView,
): Problem {
  const all = [...project.sourceTables()];
  const tables = all.filter(({ source }) => source?.sourceName === sourceName);
  if (tables.length > 0) {
    const near = nearestNames(tableName, new Set(tables.map(({ name }) => name)));
    const message = l10n.t('The source "{0}" has no table "{1}".', sourceName, tableName);
    return missing(tableSpan, 'source.missing', message, near);
  }
  const near = nearestNames(sourceName, new Set(all.map(({ source }) => source?.sourceName ?? '')));
  return missing(sourceSpan, 'source.missing', l10n.t('There is no source "{0}".', sourceName), near);
}
