import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from './once.mjs';
import { mustRun } from './run.mjs';

/** VS Code as the npm package `code-server` brings it: its own workbench and extension host, shown in a browser. */
const VERSION = '4.139.1';
const INSTALL = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];

/** Built-in extensions that start with every window and that no dbt project needs: the first completion comes seconds earlier. */
const UNUSED_EXTENSIONS = [
  'copilot',
  'github',
  'github-authentication',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'typescript-language-features',
  'emmet',
  'npm',
  'grunt',
  'gulp',
  'jake',
  'php-language-features',
  'tunnel-forwarding',
  'debug-auto-launch',
  'debug-server-ready',
  'terminal-suggest',
  'extension-editing',
];

/**
 * Path of code-server's entry, installed into the per-user cache on first use.
 *
 * Its own install script insists on one Node version and compiles three native modules that the editor can do without;
 * both are left out, and two of the modules get a stand-in.
 */
export async function codeServerEntry() {
  const folder = await once(`code-server-${VERSION}`, async at => {
    writeFileSync(join(at, 'package.json'), '{"private":true}');
    await mustRun('npm', [...INSTALL, `code-server@${VERSION}`], { cwd: at });
    const vscode = join(at, 'node_modules/code-server/lib/vscode');
    await mustRun('npm', [...INSTALL, '--omit=dev'], { cwd: vscode });
    replaceNativeModules(join(vscode, 'node_modules/@vscode'));
    for (const name of UNUSED_EXTENSIONS) rmSync(join(vscode, 'extensions', name), { recursive: true, force: true });
  });
  return join(folder, 'node_modules/code-server/out/node/entry.js');
}

function replaceNativeModules(modules) {
  writeFileSync(join(modules, 'native-watchdog/index.js'), 'exports.start = () => {};\n');
  writeFileSync(join(modules, 'spdlog/index.js'), LOGGER);
}

// VS Code imports the module as ESM, which sees names only when they are assigned to `exports` one by one.
const LOGGER = `const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');
class Logger {
  constructor(_kind, _name, file) {
    this.file = file;
    mkdirSync(dirname(file), { recursive: true });
  }
  write(level, text) {
    try { appendFileSync(this.file, new Date().toISOString() + ' [' + level + '] ' + text + '\\n'); } catch (error) { this.lost = error; }
  }
}
for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'critical']) Logger.prototype[level] = function (text) { this.write(level, text); };
for (const name of ['getLevel', 'setLevel', 'setPattern', 'clearFormatters', 'flush', 'drop']) Logger.prototype[name] = () => 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = async (name, file) => new Logger('', name, file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
`;
