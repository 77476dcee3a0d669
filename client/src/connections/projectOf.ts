import { sep } from 'node:path';

/** The innermost of the roots that a path lies in. */
export function projectOf(path: string | undefined, roots: readonly string[]): string | undefined {
  if (path === undefined) return undefined;
  const inside = roots.filter(root => path === root || path.startsWith(root.endsWith(sep) ? root : root + sep));
  return inside.sort((a, b) => b.length - a.length)[0];
}
