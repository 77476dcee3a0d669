import { buildProducts, buildTests } from './lib/bundles.mjs';
import { runMocha } from './lib/mocha.mjs';
import { testPeers } from './lib/testPeers.mjs';
import { testWords } from './lib/testWords.mjs';

/** `npm run integration -- [file or folder…] [--grep TEXT] [--no-build]`: what crosses a process, against real peers. */
const { grep, folders, flags } = testWords(process.argv.slice(2));
if (!flags.has('--no-build')) await buildProducts();
const env = await testPeers();
const files = await buildTests(folders.length > 0 ? folders : ['test/integration']);
const { failed } = await runMocha('integration', files, { timeout: 120_000, grep, env });
process.exitCode = failed > 0 ? 1 : 0;
