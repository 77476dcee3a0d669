import type { ProjectNode } from '../../project/projectNode';

const PREFIX = '__dbt__cte__';

/**
 * The name of the CTE that stands for a model: dbt's own for an ephemeral one, whatever its alias.
 * A number follows where another model has the name or a text writes it, perhaps for a CTE of its own.
 */
export function inlineName(node: ProjectNode, taken: readonly string[], texts: readonly string[]): string {
  const plain = `${PREFIX}${versionedName(node)}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? plain : `${plain}_${number}`;
    const isTaken = taken.some(other => other.toLowerCase() === name.toLowerCase());
    if (!isTaken && !texts.some(text => text.toLowerCase().includes(name.toLowerCase()))) return name;
  }
}

function versionedName({ name, version }: ProjectNode): string {
  return version === undefined ? name : `${name}_v${version.replaceAll('.', '_')}`;
}
