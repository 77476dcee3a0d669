import { testWords } from './lib/testWords.mjs';
import { runWebview } from './lib/webviewSuite.mjs';

/** `npm run webview -- [file…] [--grep TEXT] [--no-build]`: the webviews' pages in a browser; screenshots go to `out/screenshots`. */
const { grep, folders, flags } = testWords(process.argv.slice(2));
const { failed, skipped } = await runWebview({ folders, grep, isBuilt: flags.has('--no-build') });
for (const name of skipped) process.stdout.write(`skipped: ${name}\n`);
process.exitCode = failed > 0 ? 1 : 0;
