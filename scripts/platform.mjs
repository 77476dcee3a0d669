import { buildProducts, buildTests } from './lib/bundles.mjs';
import { runMocha } from './lib/mocha.mjs';
import { pythonEnvironment } from './lib/python.mjs';
import { testWords } from './lib/testWords.mjs';

/** `npm run test:platform`: the sandbox against further parts of the platform, run by hand because they install much. */
const { grep, folders } = testWords(process.argv.slice(2));
await buildProducts();
const env = { LAKEHOUSE_SUPERSET_BIN: await pythonEnvironment('scripts/python/superset.txt') };
const files = await buildTests(folders.length > 0 ? folders : ['test/platform']);
const { passed, failed } = await runMocha('platform', files, { timeout: 300_000, grep, env });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
