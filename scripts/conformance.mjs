import { runConformance } from './lib/conformanceSuite.mjs';
import { testWords } from './lib/testWords.mjs';

/** `npm run test:conformance -- [file or folder…] [--grep TEXT]`: the Flight client against servers that are not ours. */
const { grep, folders } = testWords(process.argv.slice(2));
const { failed } = await runConformance({ folders, grep });
process.exitCode = failed > 0 ? 1 : 0;
