import { runE2e } from './lib/e2eSuite.mjs';
import { testWords } from './lib/testWords.mjs';

/** `npm run e2e -- [file…] [--grep TEXT]`: the walks through a real VS Code; screenshots go to `out/screenshots`. */
const { grep, folders } = testWords(process.argv.slice(2));
const { failed, skipped } = await runE2e({ folders, grep });
for (const name of skipped) process.stdout.write(`skipped: ${name}\n`);
process.exitCode = failed > 0 ? 1 : 0;
