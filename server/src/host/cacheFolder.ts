import { hash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'lakehouse-language-server';

/**
 * Where the server keeps what it may forget about a workspace: in the folder that the editor gives it, else where
 * programs of this system keep such things (`XDG_CACHE_HOME`, `LOCALAPPDATA`, `Library/Caches`).
 *
 * @param roots folders of the workspace: two windows at once do not disturb each other
 */
export function cacheFolder(given: string | undefined, roots: readonly string[]): string {
  const name = hash('sha1', roots.toSorted().join('\n'), 'hex').slice(0, 16);
  return join(given ?? usersCacheFolder(process.env, process.platform), name);
}

/** The folder of this program among the user's caches. */
export function usersCacheFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (platform === 'win32') return join(local ?? join(homedir(), 'AppData', 'Local'), NAME);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', NAME);
  return join(xdg === undefined || xdg === '' ? join(homedir(), '.cache') : xdg, NAME);
}
