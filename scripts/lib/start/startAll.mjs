import { delimiter, join } from 'node:path';
import { buildProducts } from '../bundles.mjs';
import { pythonEnvironment } from '../python.mjs';
import { Children } from './children.mjs';
import { desktopCode, openDesktop, startCodeServer } from './editor.mjs';
import { openInBrowser } from './openInBrowser.mjs';
import { buildSample, sampleIsBuilt } from './sample.mjs';
import { LAKE, startSandbox } from './sandbox.mjs';
import { step } from './steps.mjs';

const REQUIREMENTS = 'scripts/python/dbt.txt';

/** Brings everything up, step by step, prints where it is, and stays until it is told to stop. */
export async function startAll({ open }) {
  const children = new Children();
  const stopped = untilStopped(children);
  const built = await step('Build', () => buildProducts(), 'The build failed: npm run build shows why.');
  const dbt = await step(
    'dbt-core and dbt-dremio',
    () => pythonEnvironment(REQUIREMENTS),
    'dbt cannot run: put Python 3.10, 3.11 or 3.12 on the PATH, check the network, and start again. Everything else works.',
  );
  const doors =
    built &&
    (await step(
      'Sandbox',
      () => startSandbox(children),
      'The sandbox did not start. The editor works; queries and syncs need a server of yours.',
    ));
  const env = environment(dbt, doors);
  if (dbt && doors && !sampleIsBuilt(LAKE)) {
    await step(
      'Silver and gold of the sample, with dbt (once)',
      () => buildSample({ lake: LAKE, bin: dbt, env }),
      'The sample was not built: run its layers from the dbt view.',
    );
  }
  const editor = await openEditor(children, { dbt, env, doors, open });
  report({ doors, editor });
  await stopped;
}

/** What the editor inherits: dbt on the PATH, and where the sample's `profiles.yml` finds the sandbox. */
function environment(dbt, doors) {
  const path = dbt === undefined ? process.env.PATH : `${dbt}${delimiter}${process.env.PATH}`;
  if (!doors) return { ...process.env, PATH: path };
  return {
    ...process.env,
    PATH: path,
    DREMIO_HOST: '127.0.0.1',
    DREMIO_PORT: String(doors.rest),
    DREMIO_FLIGHT_PORT: String(doors.flight),
  };
}

async function openEditor(children, { dbt, env, doors, open }) {
  const desktop = desktopCode();
  if (desktop !== undefined) {
    if (!open) return 'code --extensionDevelopmentPath=. samples/lakehouse';
    await step(
      'VS Code',
      () => openDesktop(desktop, env),
      'VS Code did not open: run code --extensionDevelopmentPath=. samples/lakehouse',
    );
    return undefined;
  }
  const settings = {
    ...(doors ? { 'lakehouse.airbyte.url': `http://127.0.0.1:${doors.airbyte}` } : {}),
    // This VS Code takes its PATH from a login shell, not from us.
    ...(dbt === undefined ? {} : { 'lakehouse.dbt.path': join(dbt, 'dbt') }),
  };
  const address = await step(
    'VS Code in the browser',
    () => startCodeServer(children, { env, settings }),
    'VS Code could not be started: check the network, or put a desktop VS Code on the PATH as code, then start again.',
  );
  if (address !== undefined && open && !(await openInBrowser(address)))
    process.stdout.write('  No browser could be opened: open the address below in one.\n');
  return address;
}

function report({ doors, editor }) {
  const lines = [];
  if (doors) {
    lines.push(...doors.moved);
    lines.push(`  Arrow Flight  grpc://127.0.0.1:${doors.flight}`);
    lines.push(
      `  Dremio REST   http://127.0.0.1:${doors.rest}  (${process.env.DREMIO_USER ?? 'admin'}, password as in docs/sandbox.md)`,
    );
    lines.push(`  Airbyte       http://127.0.0.1:${doors.airbyte}`);
  }
  if (editor !== undefined) lines.push(`  VS Code       ${editor}`);
  process.stdout.write(`\n${lines.join('\n')}\n\nCtrl-C ends all that was started here.\n`);
}

/** Settles when a signal came and every child is gone. */
function untilStopped(children) {
  return new Promise(resolve => {
    const stop = async () => {
      process.stdout.write('\nStopping…\n');
      await children.stop();
      resolve();
      process.exit(0);
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
