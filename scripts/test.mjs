import { installPackages } from './lib/packages.mjs';

/**
 * `npm test`: installs what is missing, then types, lint, import rules, unit, integration and end-to-end.
 * The last line is `N passed, N failed`, and `, N skipped` where a toolchain or a browser is missing.
 */
process.stdout.write('Installing the packages that package-lock.json names, where they are missing…\n');
await installPackages();
// What follows needs the packages, so it may be loaded only now.
const { testAll } = await import('./lib/testAll.mjs');
process.exitCode = await testAll();
