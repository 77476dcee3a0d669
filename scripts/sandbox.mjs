import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildProducts } from './lib/bundles.mjs';
import { editorNode } from './lib/editorNode.mjs';
import { ROOT } from './lib/paths.mjs';

/** `npm run sandbox -- --data DIR …`: builds the sandbox as the sources are now, and gives it every flag. */
const program = join(ROOT, 'dist/sandbox/main.js');
await buildProducts({ only: 'sandbox' });
const child = spawn(await editorNode(), [program, ...process.argv.slice(2)], { stdio: 'inherit' });
// The sandbox ends itself in order, and this process waits for it. Ctrl-C reaches it without help: sent on, it would come
// twice, and the second one ends it at once.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', code => process.exit(code ?? 1));
