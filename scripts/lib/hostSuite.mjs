import { join } from 'node:path';
import { buildProducts, buildTests } from './bundles.mjs';
import { ROOT } from './paths.mjs';

/** Builds the product and the suite that runs inside the extension host, and gives the suite's entry. */
export async function buildHostSuite() {
  await buildProducts();
  await buildTests(['test/host', 'test/host/index.ts']);
  return join(ROOT, 'out/test/test/host/index.js');
}
