import type { VariableUse } from '../projectVariable';

const CALL = /\b(var|env_var)\s*\(\s*(['"])([^'"\n]*)\2\s*(,?)/g;

/** The calls of `var` and `env_var` in YAML, wherever they stand in a text of it. */
export function variablesIn(text: string): readonly VariableUse[] {
  if (!text.includes('var')) return [];
  return [...text.matchAll(CALL)].map(({ index, 0: call, 1: kind, 3: name = '', 4: comma }) => {
    const start = index + call.search(/['"]/) + 1;
    return {
      kind: kind === 'var' ? 'var' : 'env_var',
      name,
      span: { start, end: start + name.length },
      hasDefault: comma === ',',
    };
  });
}
