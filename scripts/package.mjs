import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { packVsix } from './lib/vsix.mjs';

/** `npm run package`: the VSIX, ready for `code --install-extension`. */
const file = await packVsix();
process.stdout.write(`${relative(ROOT, file)} (${(statSync(file).size / 1e6).toFixed(2)} MB)\n`);
