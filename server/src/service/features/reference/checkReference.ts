import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { yamlReferences } from '../../dbt/yaml/yamlReferences';
import { isPropertiesFile, isYaml } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { Dependency, RefDependency } from '../../project/projectNode';
import type { Resolution } from '../../project/resolution';
import { extensionOf } from '../../text/filePath';
import type { Span } from '../../text/span';
import { checkCalls } from './checkCalls';
import { checkCycles } from './checkCycles';
import { checkHardcoded } from './checkHardcoded';
import { checkNames } from './checkNames';
import { isOfDisabled } from './isOfDisabled';
import { packageOf, referencesIn } from './referencesIn';
import { problem, type Written } from './referenceProblem';
import { severityOf } from './severityOf';
import { unresolvedRef, unresolvedSource } from './unresolved';

/** Refs and sources at which dbt would stop, or that mean something else than they seem to, with what could stand there. */
export function checkReference(context: FeatureContext): readonly Problem[] {
  if (context.project === undefined || isOff(context)) return [];
  const calls = checkCalls(context);
  // A call that dbt does not take names nothing; and a name that is not there matters more than the form of its call.
  const refused = calls.filter(({ severity }) => severity === 'error');
  const named = checkedReferences(context)
    .filter(({ span }) => !refused.some(one => isWithin(one.span, span)))
    .flatMap(of => checkName(context, of));
  const wrong = named.filter(({ code }) => code !== 'ref.unversioned');
  const forms = calls.filter(one => one.severity === 'error' || !wrong.some(({ span }) => isWithin(span, one.span)));
  return [...named, ...forms, ...checkCycles(context), ...checkNames(context), ...checkHardcoded(context)];
}

/** dbt asks nothing of what is disabled, and so of what that refers to. */
function isOff({ project, document }: FeatureContext): boolean {
  const nodes = isYaml(document) ? [] : (project?.nodesOfFile(document.path) ?? []);
  return nodes.length > 0 && nodes.every(({ enabled }) => !enabled);
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function checkName(context: FeatureContext, of: Dependency): readonly Problem[] {
  const { project } = context;
  if (project === undefined) return [];
  const resolution = project.resolve(of, packageOf(project, context));
  if (resolution.kind !== 'found') {
    const severity = severityOf(context, of, resolution.kind);
    const problems =
      of.kind === 'ref' ? unresolvedRef({ of, project }, resolution) : unresolvedSource({ of, project }, resolution);
    return problems.map(one => ({ ...one, severity }));
  }
  if (of.kind === 'source') return [];
  const written = { of, project };
  return [...reflected(of, resolution), ...refused(context, written, resolution), ...unversioned(written, resolution)];
}

/** In YAML what is said of something disabled counts for nothing. */
function checkedReferences(context: FeatureContext): readonly Dependency[] {
  // What stands in Markdown shows how something is written: dbt takes docs blocks from there and renders no ref.
  if (extensionOf(context.document.path) === '.md') return [];
  if (!isYaml(context.document)) return referencesIn(context);
  if (!isPropertiesFile(context)) return [];
  return yamlReferences(context.document).flatMap(one => (isOfDisabled(context, one) ? [] : [one.dependency]));
}

function reflected(of: RefDependency, { node }: Extract<Resolution, { kind: 'found' }>): readonly Problem[] {
  if (node.materialized !== 'reflection') return [];
  const message = l10n.t('"{0}" is a reflection: Dremio uses it by itself, and no query can name it.', of.name);
  return [problem(of.nameSpan, 'ref.reflection', message)];
}

/** Only of a document that is one node: what a macro or YAML belongs to decides elsewhere. */
function refused(
  { project, document }: FeatureContext,
  { of }: Written<RefDependency>,
  { node }: Extract<Resolution, { kind: 'found' }>,
): readonly Problem[] {
  const [here, other] = project?.nodesOfFile(document.path) ?? [];
  if (here === undefined || other !== undefined || isYaml(document)) return [];
  const related = [{ place: { file: node.file, span: node.span }, message: l10n.t('"{0}" is defined here.', of.name) }];
  switch (project?.accessRefused(node, here)) {
    case 'private': {
      const message =
        node.group === undefined
          ? l10n.t('"{0}" is private: no other model may refer to it.', of.name)
          : l10n.t('"{0}" is private: only models of the group "{1}" may refer to it.', of.name, node.group);
      return [{ ...problem(of.nameSpan, 'ref.private', message), related }];
    }
    case 'protected': {
      const message = l10n.t(
        '"{0}" is protected: only models of the package "{1}" may refer to it.',
        of.name,
        node.packageName,
      );
      return [{ ...problem(of.nameSpan, 'ref.protected', message), related }];
    }
    default:
      return [];
  }
}

/** A ref without a version follows the latest: right, and worth knowing. */
function unversioned(
  { of }: Written<RefDependency>,
  { node }: Extract<Resolution, { kind: 'found' }>,
): readonly Problem[] {
  const { version } = node;
  if (of.version !== undefined || version === undefined) return [];
  const message = l10n.t('"{0}" has versions: without one this is the latest, {1}.', of.name, version);
  return [{ span: of.nameSpan, severity: 'hint', code: 'ref.unversioned', message }];
}
