import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { codeServerEntry } from '../codeServer.mjs';
import { editorNode } from '../editorNode.mjs';
import { ROOT, STATE } from '../paths.mjs';
import { mustRun } from '../run.mjs';
import { packVsix } from '../vsix.mjs';
import { portNear } from './ports.mjs';

const HOME = join(STATE, 'editor');
const SAMPLE = join(ROOT, 'samples/lakehouse');
const START_MS = 60_000;

/** Path of a desktop VS Code's command on the PATH, or `undefined`. */
export function desktopCode() {
  const names = process.platform === 'win32' ? ['code.cmd', 'code.exe'] : ['code'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap(folder => names.map(name => join(folder, name))).find(path => existsSync(path));
}

/** Opens the sample in a desktop VS Code with the extension loaded from this checkout. */
export async function openDesktop(command, env) {
  await mustRun(command, ['--new-window', `--extensionDevelopmentPath=${ROOT}`, SAMPLE], { env });
}

/** Starts VS Code as a web page with the extension installed, over the state of this checkout, and gives its address. */
export async function startCodeServer(children, { env, settings }) {
  const [node, entry] = [await editorNode(), await codeServerEntry()];
  mkdirSync(HOME, { recursive: true });
  writeFileSync(join(HOME, 'config.yaml'), '');
  // Settings of the machine scope are read from the second place, all others from the first.
  writeSettings('User', { 'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off' }, settings);
  writeSettings('Machine', {}, settings);
  const places = [
    '--config',
    join(HOME, 'config.yaml'),
    '--user-data-dir',
    join(HOME, 'data'),
    '--extensions-dir',
    join(HOME, 'extensions'),
  ];
  const environment = { ...env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
  await installExtension(node, [entry, ...places], environment);
  const port = await portNear(8080);
  const quiet = [
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-workspace-trust',
    '--disable-getting-started-override',
  ];
  children.start(node, [entry, ...places, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, ...quiet], {
    cwd: ROOT,
    env: environment,
  });
  await untilHealthy(port);
  return `http://127.0.0.1:${port}/?folder=${encodeURI(SAMPLE)}`;
}

/** What must be is set anew at every start; what is only a first choice stays as the user changed it. */
function writeSettings(place, firstChoices, settings) {
  const file = join(HOME, 'data', place, 'settings.json');
  mkdirSync(dirname(file), { recursive: true });
  const present = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  writeFileSync(file, JSON.stringify({ ...firstChoices, ...present, ...settings }, null, 2));
}

/** Installs the packed extension, unless this very package is installed already. */
async function installExtension(node, command, env) {
  const vsix = await packVsix();
  const digest = createHash('sha256').update(readFileSync(vsix)).digest('hex');
  const mark = join(HOME, 'installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return;
  await mustRun(node, [...command, '--install-extension', vsix, '--force'], { env });
  writeFileSync(mark, digest);
}

async function untilHealthy(port) {
  for (const end = Date.now() + START_MS; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 100))) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error('VS Code did not answer within a minute.');
}
