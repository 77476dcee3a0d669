import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildProducts } from './lib/bundles.mjs';
import { editorNode } from './lib/editorNode.mjs';
import { ROOT } from './lib/paths.mjs';

/** `npm run sandbox -- --data DIR …`: builds the sandbox where that was not done yet, and gives it every flag. */
const program = join(ROOT, 'dist/sandbox/main.js');
if (!existsSync(program)) await buildProducts({ only: 'sandbox' });
const child = spawn(await editorNode(), [program, ...process.argv.slice(2)], { stdio: 'inherit' });
// The sandbox ends itself in order; this process waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', code => process.exit(code ?? 1));
