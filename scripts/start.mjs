import { installPackages } from './lib/packages.mjs';
import { step } from './lib/start/steps.mjs';

/**
 * `npm start`: installs what is missing, builds, seeds and starts the sandbox, and opens VS Code with the sample.
 * `--no-open` prints the addresses and stays. Ctrl-C ends all that it started.
 */
const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  process.stderr.write(`Lakehouse needs Node 20 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
const installed = await step(
  'Packages of this checkout',
  async () => {
    await installPackages();
    return true;
  },
  'The packages could not be installed: check that the npm registry can be reached, then run npm start again.',
);
if (installed === undefined) process.exit(1);

// What follows needs the packages, so it may be loaded only now.
const { startAll } = await import('./lib/start/startAll.mjs');
await startAll({ open: !process.argv.includes('--no-open') });
