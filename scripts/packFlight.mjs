import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { packFlight } from './lib/flightPackage.mjs';
import { ROOT } from './lib/paths.mjs';

/** `npm run package:flight`: the Flight client as a package of its own, ready for `npm install FILE`. */
const file = await packFlight();
process.stdout.write(`${relative(ROOT, file)} (${(statSync(file).size / 1e3).toFixed(0)} kB)\n`);
