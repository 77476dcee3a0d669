import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.mjs';
import { mustRun } from '../run.mjs';

const SAMPLE = join(ROOT, 'samples/lakehouse');

/** Whether the lake of this checkout holds the sample's silver and gold already. */
export function sampleIsBuilt(lake) {
  return existsSync(mark(lake));
}

/** Builds silver and gold in the sandbox with dbt, as the sample's users would: once per lake. */
export async function buildSample({ lake, bin, env }) {
  await mustRun(join(bin, 'dbt'), ['build', '--project-dir', SAMPLE, '--profiles-dir', SAMPLE], { cwd: SAMPLE, env });
  writeFileSync(mark(lake), '');
}

function mark(lake) {
  return join(lake, '.sample-built');
}
