import * as modules from 'node:module';
import { join } from 'node:path';
import { usersCacheFolder } from './cacheFolder';

/** The variable that Node reads in every thread as it starts. */
const VARIABLE = 'NODE_COMPILE_CACHE';

/**
 * Lets Node keep what it compiles of the program from one start to the next, for this thread and all that it starts:
 * a tenth of a start goes into that. Node writes it at the end, and goes without where it cannot.
 */
export function keepCompiled(): void {
  process.env[VARIABLE] ??= join(usersCacheFolder(process.env, process.platform), 'compiled');
  // Another editor may start the server with a Node that keeps nothing.
  if ('enableCompileCache' in modules) modules.enableCompileCache(process.env[VARIABLE]);
}
