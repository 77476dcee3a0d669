import type { DottedName } from '@lakehouse/sql';
import { LakeError, positionOf } from '../lakeError';
import { pathText, type Relation } from './names';

/** What may stand first in a path: object storage, a space, the user's home, or Dremio's own tables. */
export type RootKind = 'source' | 'space' | 'home' | 'system';

export interface Root {
  readonly name: string;
  readonly kind: RootKind;
}

/** Schemas of the sandbox's own in DuckDB; no root can be called so, since Dremio's names do not start with a tilde here. */
export const SYSTEM_SCHEMAS = { INFORMATION_SCHEMA: '~information_schema', SYS: '~sys' } as const;
export const META_SCHEMA = '~meta';
export const REFLECTION_SCHEMA = '~reflections';

const SOURCES = ['bronze', 'gold', '$scratch'] as const;

/** The roots there are, and which DuckDB relation a path of Dremio's means. */
export class Namespace {
  readonly #spaces: readonly string[];

  constructor(spaces: readonly string[]) {
    this.#spaces = spaces;
  }

  root(name: string): Root | undefined {
    const wanted = name.toLowerCase();
    const source = SOURCES.find(each => each === wanted);
    if (source !== undefined) return { name: source, kind: 'source' };
    const space = this.#spaces.find(each => each.toLowerCase() === wanted);
    if (space !== undefined) return { name: space, kind: 'space' };
    if (name.startsWith('@')) return { name, kind: 'home' };
    if (wanted === 'information_schema' || wanted === 'sys') return { name, kind: 'system' };
    return undefined;
  }

  /** Undefined for a path of one part and for one whose first part is no root. */
  relationOf(parts: readonly string[]): Relation | undefined {
    const [first, ...rest] = parts;
    const table = rest.pop();
    if (first === undefined || table === undefined) return undefined;
    const root = this.root(first);
    if (root === undefined) return undefined;
    if (root.kind !== 'system') return { schema: [root.name, ...rest].join('.'), table };
    const schema = root.name.toLowerCase() === 'sys' ? SYSTEM_SCHEMAS.SYS : SYSTEM_SCHEMAS.INFORMATION_SCHEMA;
    return { schema, table: [...rest, table].join('.') };
  }

  /** @throws LakeError with the sentence Dremio has for a name that leads nowhere. */
  resolve(name: DottedName, text: string): Relation {
    const parts = name.parts.map(part => part.value);
    const relation = this.relationOf(parts);
    if (relation !== undefined) return relation;
    throw notFound(name, text);
  }
}

/** Dremio's error for a path that names nothing. */
export function notFound(name: DottedName, text: string): LakeError {
  const parts = name.parts.map(part => part.value);
  const last = parts.at(-1) ?? '';
  const within = parts.length > 1 ? ` within '${pathText(parts.slice(0, -1))}'` : '';
  return new LakeError(
    'VALIDATION',
    `Object '${last}' not found${within}`,
    positionOf(text, name.span.start, name.span.end),
  );
}
