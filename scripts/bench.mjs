import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './lib/paths.mjs';

/**
 * `npm run bench -- NAME… [--case WORDS]`: runs `scripts/bench/NAME.mjs`, which prints a line for each thing it measured;
 * with `--case` only what begins so, where a benchmark has cases.
 */
const folder = join(ROOT, 'scripts/bench');
const known = readdirSync(folder)
  .filter(name => name.endsWith('.mjs'))
  .map(name => name.slice(0, -'.mjs'.length));
const words = process.argv.slice(2);
const at = words.indexOf('--case');
const wanted = at < 0 ? words : words.slice(0, at);
const only = at < 0 ? undefined : words.slice(at + 1).join(' ');
if (wanted.length === 0) process.stdout.write(`Name one of: ${known.join(', ')}\n`);
for (const name of wanted) {
  const file = join(folder, `${name}.mjs`);
  if (!existsSync(file)) throw new Error(`There is no benchmark ${name}. There are: ${known.join(', ')}`);
  const { bench } = await import(pathToFileURL(file).href);
  await bench({ only });
}
