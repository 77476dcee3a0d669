import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { mustRun } from './run.mjs';

/** Packs the extension (`vscode:prepublish` builds it for production) and gives the package's path. */
export async function packVsix() {
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  const file = join(ROOT, 'out/lakehouse.vsix');
  const vsce = join(ROOT, 'node_modules/@vscode/vsce/vsce');
  await mustRun(process.execPath, [
    vsce,
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ]);
  return file;
}
