import { isDynamic, mapOf, type NodeConfig } from '../config';

/** One level of a section of `dbt_project.yml`: what it sets, and the levels below by folder and name. */
export interface ConfigLevel {
  readonly own: NodeConfig;
  below(name: string): ConfigLevel | undefined;
}

/** A level of a section; of a map that is no level too, for dbt takes the one for the other. */
export function configLevel(level: NodeConfig): ConfigLevel {
  return {
    own: ownKeys(level),
    below: name => (level[name] === undefined ? undefined : configLevel(mapOf(level[name]))),
  };
}

/** The keys of a level that are configuration: those with a plus, and those that cannot be folders. */
function ownKeys(level: NodeConfig): NodeConfig {
  const own = Object.entries(level).flatMap(([key, value]) => {
    if (key.startsWith('+')) return [[key.slice(1), value] as const];
    const isFolder = typeof value === 'object' && value !== null && !Array.isArray(value) && !isDynamic(value);
    return isFolder ? [] : [[key, value] as const];
  });
  return Object.fromEntries(own);
}
