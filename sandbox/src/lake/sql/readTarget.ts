import type { Namespace } from './namespace';
import type { Target } from './statement';
import type { TokenReader } from './tokenReader';

/** The path that comes next, as what a statement works on. */
export function readTarget(reader: TokenReader, namespace: Namespace): Target {
  const name = reader.path();
  const path = name.parts.map(part => part.value);
  return { name, path, relation: namespace.resolve(name, reader.text) };
}
