import { buildProducts, buildTests } from './lib/bundles.mjs';
import { runE2e } from './lib/e2eSuite.mjs';
import { runMocha } from './lib/mocha.mjs';
import { testWords } from './lib/testWords.mjs';

/** Cases that drive the window of a real VS Code; the others are below `test/scale` beside it. */
const WINDOW = 'test/scale/window';
const TIMEOUT_MS = 900_000;

/**
 * `npm run test:scale -- [file or folder…] [--grep TEXT]`: the cases of more than a million rows or a gigabyte, run by
 * hand; each prints its figures.
 */
const { grep, folders } = testWords(process.argv.slice(2));
const asked = folders.length > 0 ? folders : ['test/scale'];
const isOfWindow = path => path.startsWith(WINDOW);
const files = (await buildTests(asked)).filter(file => !file.includes(`/${WINDOW}/`));
if (files.length > 0) await buildProducts();
const ran = [await runMocha('scale', files, { timeout: TIMEOUT_MS, grep })];
if (asked.some(folder => isOfWindow(folder) || WINDOW.startsWith(folder)))
  ran.push(await runE2e({ folders: [asked.find(isOfWindow) ?? WINDOW], grep, timeout: TIMEOUT_MS }));
for (const name of ran.flatMap(({ skipped }) => skipped)) process.stdout.write(`skipped: ${name}\n`);
const [passed, failed] = ['passed', 'failed'].map(kind => ran.reduce((sum, counts) => sum + counts[kind], 0));
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
