import { extensionOf, pathWithin } from '../../text/filePath';
import type { ResourcePaths } from '../read/readProjectFile';

/** What dbt takes a file of a package for. */
export type FileRole =
  'model' | 'seed' | 'snapshot' | 'macro' | 'test' | 'fixture' | 'analysis' | 'function' | 'docs' | 'properties';

/** A file's role, and the folders between the resource path and the file. */
export interface RolePlace {
  readonly role: FileRole;
  /** Path below the resource path. */
  readonly below: string;
}

const ENDINGS: readonly (readonly [keyof ResourcePaths & FileRole, readonly string[]])[] = [
  ['model', ['.sql', '.py']],
  ['seed', ['.csv']],
  ['snapshot', ['.sql']],
  ['macro', ['.sql']],
  ['test', ['.sql', '.csv']],
  ['analysis', ['.sql']],
  ['function', ['.sql', '.py']],
];

/** The role of a file by its path below the package's root; undefined for a file that dbt does not read. */
export function roleOf(paths: ResourcePaths, relativePath: string): RolePlace | undefined {
  const ending = extensionOf(relativePath);
  if (ending === '.yml' || ending === '.yaml') return inAny(allPaths(paths), relativePath, 'properties');
  if (ending === '.md') return inAny(paths.docs, relativePath, 'docs');
  for (const [role, endings] of ENDINGS) {
    if (!endings.includes(ending)) continue;
    const place = inAny(paths[role], relativePath, role);
    const found = place?.role === 'test' ? testRole(place.below, ending) : place?.role;
    if (place !== undefined && found !== undefined) return { ...place, role: found };
  }
  return undefined;
}

/** In a folder of tests: definitions below `generic` are read as macros are, rows of unit tests lie below `fixtures`. */
function testRole(below: string, ending: string): FileRole | undefined {
  if (below.startsWith('fixtures/')) return 'fixture';
  if (ending !== '.sql') return undefined;
  return below.startsWith('generic/') ? 'macro' : 'test';
}

/** Every folder that dbt looks into, each once. */
export function allPaths(paths: ResourcePaths): readonly string[] {
  const { model, seed, snapshot, macro, test, analysis, docs } = paths;
  return [...new Set([...model, ...seed, ...snapshot, ...macro, ...test, ...analysis, ...paths.function, ...docs])];
}

function inAny(folders: readonly string[], path: string, role: FileRole): RolePlace | undefined {
  for (const folder of folders) {
    const below = folder === '' || folder === '.' ? path : pathWithin(folder, path);
    if (below !== undefined && below !== '') return { role, below };
  }
  return undefined;
}
