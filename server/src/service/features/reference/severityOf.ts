import type { Severity } from '../../answers/problem';
import { yamlReferences } from '../../dbt/yaml/yamlReferences';
import { isYaml } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import { isDynamic } from '../../project/config';
import type { Dependency, ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import type { Resolution } from '../../project/resolution';
import type { Span } from '../../text/span';

type Unresolved = Exclude<Resolution, { kind: 'found' }>['kind'];

/**
 * How much it matters that a reference does not resolve. dbt stops at it, but for a test, which it leaves out with a
 * warning, and where it never comes: in a macro that nobody may call, and in a branch that this target does not take.
 */
export function severityOf(context: FeatureContext, of: Dependency, kind: Unresolved): Severity {
  const { project, document } = context;
  if (project === undefined) return 'error';
  if (isYaml(document)) return isOfTest(context, of) ? ofTest(kind) : 'error';
  const role = project.fileOf(document.path)?.role;
  if (role === 'macro') return 'hint';
  if (role === 'test') return ofTest(kind);
  const nodes = project.nodesOfFile(document.path);
  if (nodes.length > 0 && nodes.every(one => mayBeDisabled(one))) return 'hint';
  const [node, other] = nodes;
  if (node === undefined || other !== undefined || isAsked(project, node, of)) return 'error';
  return isIncremental(context, of.span) ? 'warning' : 'hint';
}

/** dbt reads nothing of what is disabled; what only dbt can work out may be false. */
function mayBeDisabled({ enabled, config }: ProjectNode): boolean {
  return !enabled || isDynamic(config['enabled']);
}

function ofTest(kind: Unresolved): Severity {
  return kind === 'disabled' ? 'hint' : 'warning';
}

/** References of models, seeds and sources in YAML stand in arguments of tests; that of a snapshot is what it reads. */
function isOfTest({ document }: FeatureContext, of: Dependency): boolean {
  const found = yamlReferences(document).find(({ dependency }) => dependency === of);
  if (found === undefined) return false;
  const relation = found.entry.get('relation')?.span;
  const isRelation = relation !== undefined && relation.start <= of.span.start && of.span.end <= relation.end;
  return ['models', 'seeds', 'sources', 'snapshots'].includes(found.section) && !isRelation;
}

/** Whether dbt comes to a reference when it reads the node with this target and these variables. */
function isAsked(project: ProjectView, node: ProjectNode, of: Dependency): boolean {
  return project.dependenciesOf(node).some(({ dependency }) => isSame(dependency, of));
}

function isSame(a: Dependency, b: Dependency): boolean {
  if (a.kind === 'source') return b.kind === 'source' && a.sourceName === b.sourceName && a.tableName === b.tableName;
  return b.kind === 'ref' && a.name === b.name && a.packageName === b.packageName && a.version === b.version;
}

/** A branch that every run but the first takes. */
function isIncremental({ document }: FeatureContext, { start, end }: Span): boolean {
  return document.jinja.structure.blocks.some(
    ({ keyword, span }) =>
      keyword === 'if' &&
      span.start <= start &&
      end <= span.end &&
      /^[^%]*\bis_incremental\s*\(/.test(document.text.slice(span.start + 2, span.end)),
  );
}
