import type { DocumentNode, DocumentRole, ProjectRelation, ProjectSummary } from '@lakehouse/protocol';
import { focusNode } from '../../service/graph/focusNode';
import { layersOf, ownModels } from '../../service/graph/layers';
import type { DbtProject } from '../../service/project/index/dbtProject';
import { partsOfRelation } from '../../service/project/relationPath';
import { rowKeys } from '../../service/project/rowKeys';
import { extensionOf, type FilePath } from '../../service/text/filePath';
import type { Workspace } from '../../service/workspace/workspace';

/** The projects of the workspace with their layers. */
export function projectSummaries(workspace: Workspace): readonly ProjectSummary[] {
  return [...workspace.projects()].map(project => {
    const problem = workspace.problemOf(project.root)?.message;
    return {
      root: project.root,
      name: project.name,
      profile: project.profile,
      models: ownModels(project).length,
      layers: layersOf(project),
      ...(problem === undefined ? {} : { problem }),
    };
  });
}

/** What a document is to its project; a file outside of every project is nothing. */
export function documentRole(workspace: Workspace, path: FilePath | undefined): DocumentRole {
  const project = path === undefined ? undefined : workspace.projectOf(path);
  if (project === undefined || path === undefined)
    return { projectRoot: undefined, language: undefined, node: undefined };
  const isTemplate = extensionOf(path) === '.sql' && project.packageOfFile(path) !== undefined;
  return {
    projectRoot: project.root,
    language: isTemplate ? 'jinja-sql' : undefined,
    node: documentNode(project, path),
  };
}

/** The sets of columns that tell the rows of a document's model apart. */
export function documentKeys(workspace: Workspace, path: FilePath | undefined): readonly (readonly string[])[] {
  const project = path === undefined ? undefined : workspace.projectOf(path);
  const node = project === undefined || path === undefined ? undefined : focusNode(project, path);
  return project === undefined || node === undefined ? [] : rowKeys(project, node);
}

function documentNode(project: DbtProject, path: FilePath): DocumentNode | undefined {
  const node = focusNode(project, path);
  if (node === undefined) return undefined;
  const { uniqueId, name, kind } = node;
  return { projectRoot: project.root, uniqueId, name, kind, relationName: project.relationName(node) };
}

/** The datasets that projects read and build. */
export function projectRelations(projects: Iterable<DbtProject>): readonly ProjectRelation[] {
  return [...projects].flatMap(project =>
    [...project.sourceTables(), ...project.refTargets()].flatMap(node => {
      const name = project.relationName(node);
      const kind = node.kind === 'source' ? 'source' : 'built';
      return name === null ? [] : [{ path: partsOfRelation(name), kind } as const];
    }),
  );
}
