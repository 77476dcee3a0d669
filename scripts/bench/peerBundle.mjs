import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../lib/paths.mjs';

/** Bundles a program of ours that is measured, from the sources of these packages; gives the file. */
export async function peerBundle(name, packages) {
  const outfile = join(ROOT, `out/bench/${name}.cjs`);
  await build({
    entryPoints: [join(ROOT, `scripts/bench/${name}.ts`)],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    conditions: ['import', 'node'],
    alias: Object.fromEntries(
      packages.map(each => [`@lakehouse/${each}`, join(ROOT, `packages/${each}/src/index.ts`)]),
    ),
    outfile,
    logLevel: 'warning',
  });
  return outfile;
}
