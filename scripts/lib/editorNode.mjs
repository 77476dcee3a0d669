import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from './once.mjs';
import { mustRun } from './run.mjs';

/** The Node of VS Code's extension host: tests run on it, whatever Node started them. */
const VERSION = '24.21.0';

/** Path of that Node's binary, installed into the per-user cache on first use. */
export async function editorNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 21)) return process.execPath;
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${os}-${process.arch}`;
  const folder = await once(`node-${VERSION}`, async at => {
    writeFileSync(join(at, 'package.json'), '{"private":true}');
    await mustRun(
      'npm',
      ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', `${name}@${VERSION}`],
      { cwd: at },
    );
  });
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
