/** Whether a key of a map merges another map into it; the library that reads YAML has a symbol of that name. */
export function isMergeKey(name: string): boolean {
  return name === '<<' || name === 'Symbol(<<)';
}
