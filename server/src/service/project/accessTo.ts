import type { ProjectNode } from './projectNode';

/** Who refers to a model: the node, or what is known of it before it is one. */
export type Referrer = Pick<ProjectNode, 'packageName' | 'group'>;

/** Why a model may not be referred to: only its group may, or only its package. */
export type AccessRefusal = 'private' | 'protected';

/**
 * Whether a node may refer to another by dbt's rules; undefined when it may.
 *
 * A private model serves its own group alone. A protected one serves every package, unless its own package says
 * `restrict-access`; only models have an access.
 */
export function accessRefused(
  target: ProjectNode,
  from: Referrer,
  restricts: (packageName: string) => boolean,
): AccessRefusal | undefined {
  if (target.kind !== 'model') return undefined;
  const abroad = from.packageName !== target.packageName && restricts(target.packageName);
  if (target.access === 'private')
    return from.group === undefined || from.group !== target.group || abroad ? 'private' : undefined;
  return target.access === 'protected' && abroad ? 'protected' : undefined;
}
