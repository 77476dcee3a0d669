import { buildTests } from './lib/bundles.mjs';
import { runMocha } from './lib/mocha.mjs';
import { testWords } from './lib/testWords.mjs';

const EVERYWHERE = ['protocol', 'packages', 'server', 'client', 'webview', 'sandbox'];

/** `npm run unit -- [file or folder…] [--grep TEXT]`: the tests beside the source, of all folders or of those named. */
const { grep, folders } = testWords(process.argv.slice(2));
const files = await buildTests(folders.length > 0 ? folders : EVERYWHERE);
const { failed } = await runMocha('unit', files, { grep });
process.exitCode = failed > 0 ? 1 : 0;
