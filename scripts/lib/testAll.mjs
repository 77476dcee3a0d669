import { runGates } from '../check.mjs';
import { buildProducts, buildTests } from './bundles.mjs';
import { runConformance } from './conformanceSuite.mjs';
import { runE2e } from './e2eSuite.mjs';
import { runMocha } from './mocha.mjs';
import { testPeers } from './testPeers.mjs';
import { runWebview } from './webviewSuite.mjs';

const UNIT = ['protocol', 'packages', 'server', 'client', 'webview', 'sandbox', 'scripts'];

/** Runs every gate and suite, prints the counts as the last line, and gives the exit code. */
export async function testAll() {
  const counts = [];
  const gate = async (name, work) => {
    process.stdout.write(`\n== ${name}\n`);
    try {
      counts.push(await work());
    } catch (error) {
      process.stdout.write(`${error.message}\n`);
      counts.push({ passed: 0, failed: 1, skipped: [] });
    }
  };
  await gate('types, lint, import rules, format, generated files', async () => {
    const failed = await runGates();
    return { passed: 0, failed: failed.length, skipped: [] };
  });
  await gate('unit', async () => runMocha('unit', await buildTests(UNIT)));
  await gate('integration', integration);
  await gate('conformance', runConformance);
  await gate('webviews', runWebview);
  await gate('end to end', runE2e);
  return report(counts);
}

async function integration() {
  await buildProducts();
  const env = await testPeers();
  return runMocha('integration', await buildTests(['test/integration']), { timeout: 120_000, env });
}

function report(counts) {
  const sum = key => counts.reduce((total, each) => total + each[key], 0);
  const skipped = counts.flatMap(each => each.skipped);
  for (const name of skipped) process.stdout.write(`skipped: ${name}\n`);
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed${tail}\n`);
  return sum('failed') > 0 ? 1 : 0;
}
