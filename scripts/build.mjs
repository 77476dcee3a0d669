import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildProducts } from './lib/bundles.mjs';
import { ROOT } from './lib/paths.mjs';

/**
 * `npm run build`: every bundle into `dist/`. `--production` minifies, `--watch` builds again on each change,
 * `--only NAME` builds those whose path holds the name and leaves the others as they are.
 */
const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
const at = process.argv.indexOf('--only');
const only = at < 0 ? '' : process.argv[at + 1];
if (!watch && only === '') rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
await buildProducts({ production, watch, only });
if (watch) process.stdout.write('Watching. Ctrl-C ends it.\n');
