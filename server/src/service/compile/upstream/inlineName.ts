import type { ProjectNode } from '../../project/projectNode';

const PREFIX = '__dbt__cte__';

/**
 * The name of the CTE that stands for a model: dbt's own for an ephemeral one, from the alias that it would be built with.
 * A number follows where another model has the name or a text writes it, perhaps for a CTE of its own.
 */
export function inlineName(node: ProjectNode, taken: readonly string[], texts: readonly string[]): string {
  const plain = `${PREFIX}${aliasOf(node)}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? plain : `${plain}_${number}`;
    const isTaken = taken.some(other => other.toLowerCase() === name.toLowerCase());
    if (!isTaken && !texts.some(text => text.toLowerCase().includes(name.toLowerCase()))) return name;
  }
}

function aliasOf({ name, version, config }: ProjectNode): string {
  const { alias } = config;
  if (typeof alias === 'string') return alias;
  return version === undefined ? name : `${name}_v${version.replaceAll('.', '_')}`;
}
