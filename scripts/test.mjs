import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { mustRun } from './lib/run.mjs';

/**
 * `npm test`: installs what is missing, then types, lint, import rules, unit, integration and end-to-end.
 * The last line is `N passed, N failed`, and `, N skipped` where a toolchain or a browser is missing.
 */
const installed = join(ROOT, 'node_modules/.package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(join(ROOT, 'package-lock.json')).mtimeMs) {
  process.stdout.write('Installing the packages that package-lock.json names…\n');
  await mustRun('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
}
// What follows needs the packages, so it may be loaded only now.
const { testAll } = await import('./lib/testAll.mjs');
process.exitCode = await testAll();
