import type { ProjectNode } from '../projectNode';
import type { RefName, Resolution, SourceName } from '../resolution';
import type { Assembly } from './assembly';

/** The project's own package and the one that asks, in either order: where dbt looks before it looks anywhere. */
export type SearchPackages = readonly [first: string, second: string];

/** What a ref names by dbt's order: the project, then the package that asks, then any. */
export function resolveRef(
  assembly: Assembly,
  { name, packageName, version }: RefName,
  search: SearchPackages,
): Resolution {
  const wanted = (node: ProjectNode) => {
    if (node.source !== undefined || node.kind === 'source') return false;
    if (version !== undefined) return node.version === version;
    return node.version === undefined || node.version === assembly.latestVersion(node.packageName, node.name);
  };
  return choose(
    assembly.named(name).filter(wanted),
    packageName === undefined ? [...search, undefined] : [packageName],
  );
}

/** What a source names, by the same order. */
export function resolveSource(
  assembly: Assembly,
  { sourceName, tableName }: SourceName,
  search: SearchPackages,
): Resolution {
  const found = assembly.named(`${sourceName}.${tableName}`).filter(({ kind }) => kind === 'source');
  return choose(found, [...search, undefined]);
}

/** The first package with an enabled one decides; `undefined` stands for all packages. */
function choose(nodes: readonly ProjectNode[], packages: readonly (string | undefined)[]): Resolution {
  const enabled = nodes.filter(node => node.enabled);
  for (const name of packages) {
    const here = enabled.filter(({ packageName }) => name === undefined || packageName === name);
    const [node] = here;
    if (node !== undefined) return here.length === 1 ? { kind: 'found', node } : { kind: 'ambiguous', nodes: here };
  }
  const [disabled] = nodes.filter(({ packageName }) => packages.includes(undefined) || packages.includes(packageName));
  return disabled === undefined || disabled.enabled ? { kind: 'missing' } : { kind: 'disabled', node: disabled };
}
