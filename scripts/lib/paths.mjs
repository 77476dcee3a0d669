import { homedir, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What `npm start` keeps of this checkout: the lake, and the state of its VS Code. */
export const STATE = process.env.LAKEHOUSE_HOME ?? join(ROOT, '.lakehouse');

/** Per-user folder for what is downloaded or compiled once; every entry's name holds its version. */
export const CACHE = process.env.LAKEHOUSE_CACHE ?? join(cacheHome(), 'lakehouse-vscode');

function cacheHome() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (platform() === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  return platform() === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}
