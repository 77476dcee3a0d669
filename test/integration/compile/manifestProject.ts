import type { ConfigValue } from '../../../server/src/service/project/config';
import type { ProjectNode } from '../../../server/src/service/project/projectNode';
import type { NamesTarget } from '../../../server/src/service/project/namesTarget';
import type { ProjectView } from '../../../server/src/service/project/projectView';
import { relationName, relationParts } from '../../../server/src/service/project/relationName';
import { fakeMacro, fakeNode, fakeProject } from '../../support/fakeProject';

/** What dbt writes of a node, as far as it is read here. */
export interface ManifestNode {
  readonly unique_id: string;
  readonly resource_type: ProjectNode['kind'];
  readonly name: string;
  readonly package_name: string;
  readonly original_file_path: string;
  readonly relation_name: string | null;
  readonly config: Readonly<Record<string, ConfigValue>>;
  readonly source_name?: string;
  readonly database?: string;
  readonly schema?: string;
  readonly identifier?: string;
}

interface ManifestMacro {
  readonly name: string;
  readonly package_name: string;
  readonly original_file_path: string;
}

/** dbt's `manifest.json`, as far as it is read here. */
export interface Manifest {
  readonly metadata: { readonly project_name: string };
  readonly nodes: Readonly<Record<string, ManifestNode>>;
  readonly sources: Readonly<Record<string, ManifestNode>>;
  readonly macros: Readonly<Record<string, ManifestMacro>>;
}

/** The project that dbt itself read: what we render is then compared by rendering alone. */
export function manifestProject(
  manifest: Manifest,
  target: NamesTarget,
  vars: Readonly<Record<string, ConfigValue>>,
): ProjectView {
  const { project_name: name } = manifest.metadata;
  const all = [...Object.values(manifest.nodes), ...Object.values(manifest.sources)];
  const nodes = all.map(node => projectNode(node));
  return fakeProject(nodes, {
    name,
    root: '/project',
    target,
    vars: () => vars,
    relationName: node => relationName(node, target),
    relationParts: node => relationParts(node, target),
    macro: called => {
      const macro = Object.values(manifest.macros).find(one => one.name === called && one.package_name === name);
      const file = `/project/${macro?.original_file_path ?? ''}`;
      return macro && fakeMacro(called, file, name);
    },
  });
}

function projectNode(node: ManifestNode): ProjectNode {
  const file = `/project/${node.original_file_path}`;
  const { config, name, resource_type: kind, package_name: packageName, unique_id: uniqueId } = node;
  const materialized = typeof config['materialized'] === 'string' ? config['materialized'] : undefined;
  const source = kind === 'source' ? sourceTable(node) : undefined;
  return fakeNode(name, { uniqueId, kind, packageName, file, config, materialized, source });
}

function sourceTable({ source_name = '', database, schema, identifier = '' }: ManifestNode): ProjectNode['source'] {
  const unknown = { loader: undefined, sourceDescription: undefined };
  return { sourceName: source_name, database, schema, identifier, ...unknown };
}
