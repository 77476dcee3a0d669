import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/** `npm run check -- [name…]`: the quick gates, in the order in which they find most: types, lint, rules, format, generated, unit. */
const bin = name => {
  const folder = join(ROOT, 'node_modules', name);
  const { bin: entry } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const path =
    typeof entry === 'string'
      ? entry
      : (entry[name] ?? entry[{ typescript: 'tsc', 'dependency-cruiser': 'depcruise' }[name]]);
  return join(folder, path);
};
const FOLDERS = ['protocol', 'packages', 'server', 'client', 'webview', 'sandbox', 'test', 'scripts'];

export const gates = [
  { name: 'types', args: [bin('typescript'), '-b'] },
  { name: 'types of tests', args: [bin('typescript'), '-p', 'tsconfig.test.json'] },
  {
    name: 'lint',
    args: [
      bin('eslint'),
      '--max-warnings',
      '0',
      '--no-error-on-unmatched-pattern',
      '--cache',
      '--cache-location',
      'out/eslint',
      ...FOLDERS,
    ],
  },
  {
    name: 'import rules',
    args: [
      bin('dependency-cruiser'),
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
      ...FOLDERS.slice(0, 7),
    ],
  },
  {
    name: 'format',
    args: [bin('prettier'), '--check', '--no-error-on-unmatched-pattern', '--log-level', 'warn', ...FOLDERS],
  },
  { name: 'generated files', args: ['scripts/generate.mjs', '--check'] },
];

/** Runs the gates one after another and gives the names of those that failed; each says why on the way. */
export async function runGates(wanted = gates) {
  const failed = [];
  for (const gate of wanted) {
    const started = Date.now();
    const { code, output } = await run(process.execPath, gate.args);
    if (code !== 0) {
      failed.push(gate.name);
      process.stdout.write(output);
    }
    process.stdout.write(
      `${code === 0 ? 'ok    ' : 'FAILED'} ${gate.name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
    );
  }
  return failed;
}

if (process.argv[1] === join(ROOT, 'scripts/check.mjs')) {
  const names = process.argv.slice(2);
  const failed = await runGates(gates.filter(gate => names.length === 0 || names.includes(gate.name)));
  const unit =
    names.length === 0 || names.includes('unit')
      ? (await run(process.execPath, ['scripts/unit.mjs'], { echo: true })).code
      : 0;
  process.exitCode = failed.length > 0 || unit !== 0 ? 1 : 0;
}
