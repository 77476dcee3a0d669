import type { JinjaDocument } from '@lakehouse/jinja';
import type { ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import { readTemplate } from '../../project/read/readTemplate';

/** Where a text asks for models: the node that it is, or a text of the project that is none. */
export interface UpstreamFrom {
  readonly project: ProjectView;
  readonly node: ProjectNode | undefined;
  readonly jinja: JinjaDocument;
}

/** The models that a text reads, by way of other models too, the nearest first. */
export function upstreamModels({ project, node, jinja }: UpstreamFrom): readonly ProjectNode[] {
  const found = new Map<string, ProjectNode>();
  const open = [...(node === undefined ? modelsAskedFor(project, jinja) : parentModels(project, node))];
  for (let one = open.shift(); one !== undefined; one = open.shift()) {
    if (found.has(one.uniqueId) || one.uniqueId === node?.uniqueId) continue;
    found.set(one.uniqueId, one);
    open.push(...parentModels(project, one));
  }
  return [...found.values()];
}

/** The models that a model reads itself. */
export function parentModels(project: ProjectView, node: ProjectNode): readonly ProjectNode[] {
  return project
    .dependenciesOf(node)
    .flatMap(({ resolution }) => (resolution.kind === 'found' && isModel(resolution.node) ? [resolution.node] : []));
}

function modelsAskedFor(project: ProjectView, jinja: JinjaDocument): readonly ProjectNode[] {
  return readTemplate(jinja).dependencies.flatMap(dependency => {
    const resolution = project.resolve(dependency, project.name);
    return resolution.kind === 'found' && isModel(resolution.node) ? [resolution.node] : [];
  });
}

function isModel({ kind }: ProjectNode): boolean {
  return kind === 'model';
}
