import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT, STATE } from '../paths.mjs';
import { editorNode } from '../editorNode.mjs';
import { portNear } from './ports.mjs';

/** Ports that Dremio and Airbyte use themselves. */
const USUAL = { flight: 32010, rest: 9047, airbyte: 8001 };

/** Where the lake of this checkout lies. */
export const LAKE = join(STATE, 'lake');

/** The folder whose Airbyte connections fill bronze. */
const SAMPLE = join(ROOT, 'samples/lakehouse');

/** Starts the sandbox over that lake, on the usual ports where they are free, and gives the ports it answers on. */
export async function startSandbox(children) {
  const flags = [];
  const moved = [];
  for (const [door, wanted] of Object.entries(USUAL)) {
    const port = await portNear(wanted);
    if (port !== wanted) moved.push(`Port ${wanted} is taken, so the sandbox's ${door} door uses ${port}.`);
    flags.push(`--${door}-port`, String(port));
  }
  const program = [join(ROOT, 'dist/sandbox/main.js'), '--data', LAKE, '--sample', SAMPLE, ...flags];
  const child = children.start(await editorNode(), program, { cwd: ROOT });
  let log = '';
  child.stderr.on('data', chunk => (log = (log + chunk).slice(-4000)));
  const lines = createInterface({ input: child.stdout });
  const first = await new Promise(resolve => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(undefined));
  });
  if (first === undefined) throw new Error(log.trim().split('\n').pop() ?? 'It ended without a word.');
  return { ...JSON.parse(first), moved };
}
