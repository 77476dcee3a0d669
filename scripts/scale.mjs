import { buildProducts, buildTests } from './lib/bundles.mjs';
import { runMocha } from './lib/mocha.mjs';
import { testWords } from './lib/testWords.mjs';

/** `npm run test:scale`: the cases of more than a million rows or a gigabyte, run by hand; each prints its figures. */
const { grep, folders } = testWords(process.argv.slice(2));
await buildProducts();
const files = await buildTests(folders.length > 0 ? folders : ['test/scale']);
const { passed, failed } = await runMocha('scale', files, { timeout: 900_000, grep });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
