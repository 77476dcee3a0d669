import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFilled, once } from './once.mjs';
import { ROOT } from './paths.mjs';
import { mustRun, run } from './run.mjs';

const WANTED = ['python3.12', 'python3.11', 'python3.10', 'python3', 'python'];

/** The first Python from 3.10 to 3.12 on the PATH, or `undefined`. */
export async function findPython() {
  for (const name of WANTED) {
    const answer = await run(name, ['-c', 'import sys, venv; print("%d.%d" % sys.version_info[:2])']).catch(
      () => undefined,
    );
    if (answer?.code === 0 && /^3\.1[0-2]$/.test(answer.output.trim())) return name;
  }
  return undefined;
}

/**
 * A virtual environment in the per-user cache that holds exactly what a requirements file pins.
 *
 * Gives the folder of its executables. Rejects when no Python from 3.10 to 3.12 is on the PATH or pip fails.
 */
export async function pythonEnvironment(requirements) {
  const file = join(ROOT, requirements);
  const folder = await once(environmentName(requirements), async at => {
    const python = await findPython();
    if (python === undefined) throw new Error('No Python 3.10, 3.11 or 3.12 is on the PATH.');
    await mustRun(python, ['-m', 'venv', at]);
    await mustRun(join(executables(at), 'python'), [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '-r',
      file,
    ]);
  });
  return executables(folder);
}

/** Whether that environment is there already. */
export function hasEnvironment(requirements) {
  return isFilled(environmentName(requirements));
}

function environmentName(requirements) {
  const text = readFileSync(join(ROOT, requirements), 'utf8');
  const name = requirements.replace(/^.*\/|\.txt$/g, '');
  return `python-${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}

function executables(folder) {
  return join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
}
