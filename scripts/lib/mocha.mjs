import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { editorNode } from './editorNode.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Runs built test files with mocha on VS Code's own Node, in a process of its own, and gives the counts.
 *
 * A run that died before it could count is one failure.
 */
export async function runMocha(name, files, { timeout = 10_000, grep, env = {} } = {}) {
  if (files.length === 0) return { passed: 0, failed: 0, skipped: [] };
  const counts = join(ROOT, 'out', `counts-${name}.json`);
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  rmSync(counts, { force: true });
  const args = [
    '--enable-source-maps',
    join(ROOT, 'node_modules/mocha/bin/mocha.js'),
    '--no-config',
    '--timeout',
    String(timeout),
  ];
  args.push(
    '--reporter',
    join(ROOT, 'scripts/lib/countingReporter.cjs'),
    '--exit',
    ...(grep ? ['--grep', grep] : []),
    ...files,
  );
  const { code } = await run(await editorNode(), args, {
    echo: true,
    env: { ...process.env, ...env, LAKEHOUSE_COUNTS: counts },
  });
  try {
    return JSON.parse(readFileSync(counts, 'utf8'));
  } catch (error) {
    process.stderr.write(`${name}: the tests ended with ${code} before they were counted (${error.message}).\n`);
    return { passed: 0, failed: 1, skipped: [] };
  }
}
