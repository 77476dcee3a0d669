import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import type { Dependency, ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import { problem } from './referenceProblem';

/** How many nodes upstream are looked at: a circle longer than that is told where it is shorter, or by dbt. */
const MOST_VISITS = 2000;

interface Step {
  readonly node: ProjectNode;
  /** The reference that leads to it, in the file of the step before. */
  readonly by: Dependency;
  readonly before: Step | undefined;
}

/** Refs of a model by which it comes to depend on itself, with the way there. */
export function checkCycles({ project, document }: FeatureContext): readonly Problem[] {
  const nodes = project?.nodesOfFile(document.path).filter(({ kind }) => kind === 'model' || kind === 'snapshot') ?? [];
  return nodes.flatMap(node => (project === undefined || !node.enabled ? [] : cyclesOf(node, project)));
}

function cyclesOf(node: ProjectNode, project: ProjectView): readonly Problem[] {
  // What was seen on the way from one ref leads to no circle from another either.
  const seen = new Set<ProjectNode>();
  return node.dependencies.flatMap(by => {
    const target = by.kind === 'ref' && by.atParse ? nodeOf(by, node, project) : undefined;
    if (target === undefined || by.kind !== 'ref') return [];
    if (target === node) {
      const message = l10n.t('"{0}" refers to itself, at which dbt stops: "this" is what was built before.', by.name);
      return [{ ...problem(by.nameSpan, 'ref.self', message), replacements: selfReplacements(by) }];
    }
    const last = wayTo(node, { node: target, by, before: undefined }, { project, seen });
    return last === undefined ? [] : [cycleProblem(node, by.nameSpan, stepsOf(last))];
  });
}

function selfReplacements({ span }: Dependency): NonNullable<Problem['replacements']> {
  return [{ title: l10n.t('Change to {0}', 'this'), span, text: 'this' }];
}

/** The last step of a way upstream that ends at a node. */
function wayTo(
  node: ProjectNode,
  first: Step,
  { project, seen }: { readonly project: ProjectView; readonly seen: Set<ProjectNode> },
): Step | undefined {
  const waiting = [first];
  for (let step = waiting.shift(); step !== undefined && seen.size < MOST_VISITS; step = waiting.shift()) {
    if (seen.has(step.node)) continue;
    seen.add(step.node);
    for (const by of step.node.dependencies) {
      const next = by.kind === 'ref' && by.atParse ? nodeOf(by, step.node, project) : undefined;
      if (next === node) return { node: next, by, before: step };
      if (next !== undefined && !seen.has(next)) waiting.push({ node: next, by, before: step });
    }
  }
  return undefined;
}

function nodeOf(dependency: Dependency, { packageName }: ProjectNode, project: ProjectView): ProjectNode | undefined {
  const resolution = project.resolve(dependency, packageName);
  return resolution.kind === 'found' ? resolution.node : undefined;
}

function stepsOf(last: Step): readonly Step[] {
  const steps: Step[] = [];
  for (let step: Step | undefined = last; step !== undefined; step = step.before) steps.unshift(step);
  return steps;
}

function cycleProblem(node: ProjectNode, span: Problem['span'], steps: readonly Step[]): Problem {
  const names = [node, ...steps.map(one => one.node)].map(({ name }) => name);
  const message = l10n.t('Models depend on each other in a circle: {0}.', names.join(' → '));
  const related = steps.slice(1).map(({ node: { name }, by, before }) => ({
    place: { file: before?.node.file ?? node.file, span: by.kind === 'ref' ? by.nameSpan : by.span },
    message: l10n.t('"{0}" refers to "{1}".', before?.node.name ?? node.name, name),
  }));
  return { ...problem(span, 'ref.cycle', message), related };
}
