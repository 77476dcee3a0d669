import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { build, context } from 'esbuild';
import { ROOT } from './paths.mjs';
import { writeThirdPartyNotices } from './thirdParty.mjs';

const at = path => join(ROOT, path);

/** Our own packages, by the name they are imported with: bundled, while everything else of node_modules may stay outside. */
const ALIAS = Object.fromEntries([
  ['@lakehouse/protocol', at('protocol/src/index.ts')],
  ...readdirSync(at('packages')).map(name => [`@lakehouse/${name}`, at(`packages/${name}/src/index.ts`)]),
]);

const shared = {
  bundle: true,
  sourcemap: 'linked',
  logLevel: 'warning',
  absWorkingDir: ROOT,
  alias: ALIAS,
  legalComments: 'none',
};
const node = {
  ...shared,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  mainFields: ['module', 'main'],
  conditions: ['import', 'node'],
};
const web = {
  ...shared,
  platform: 'browser',
  target: 'es2022',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

/** Every bundle of the product, by where it goes. */
function products(production) {
  const minify = production;
  return [
    { ...node, minify, entryPoints: ['client/src/main.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
    { ...node, minify, entryPoints: ['client/src/query/worker/main.ts'], outfile: 'dist/query/worker.js' },
    { ...node, minify, entryPoints: ['server/src/shell/main.ts'], outfile: 'dist/server/main.js' },
    { ...node, minify, entryPoints: ['server/src/shell/server.ts'], outfile: 'dist/server/server.js' },
    { ...node, minify, entryPoints: ['server/src/host/reading/thread.ts'], outfile: 'dist/server/reading.js' },
    { ...web, minify, entryPoints: ['webview/src/results/main.tsx'], outfile: 'dist/webview/results.js' },
    { ...web, minify, entryPoints: ['webview/src/lineage/main.tsx'], outfile: 'dist/webview/lineage.js' },
    // The sandbox has a native module and is not part of the VSIX: what it depends on stays in node_modules.
    { ...node, entryPoints: ['sandbox/src/main.ts'], outfile: 'dist/sandbox/main.js', packages: 'external' },
    {
      ...node,
      entryPoints: ['sandbox/src/connector/main.ts'],
      outfile: 'dist/sandbox/connector.js',
      packages: 'external',
    },
  ];
}

/** Builds every bundle (or those whose path holds `only`) once, or again on each change. */
export async function buildProducts({ production = false, watch = false, only = '' } = {}) {
  const wanted = products(production).filter(bundle => bundle.outfile.includes(only));
  if (!watch) {
    const results = await Promise.all(wanted.map(bundle => build({ ...bundle, metafile: production })));
    if (production)
      writeThirdPartyNotices(
        results.map(each => each.metafile),
        'dist/third-party.txt',
      );
    return results;
  }
  const contexts = await Promise.all(wanted.map(bundle => context(bundle)));
  await Promise.all(contexts.map(each => each.watch()));
  return contexts;
}

/** Transpiles the tests below the folders, each into one file under `out/test`, and gives their paths. */
export async function buildTests(folders) {
  const sources = folders.flatMap(folder => filesBelow(folder, /[.]test[.]tsx?$/)).sort();
  if (sources.length === 0) return [];
  await build({
    ...node,
    entryPoints: sources,
    outdir: at('out/test'),
    outbase: ROOT,
    packages: 'external',
    external: ['vscode'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.txt': 'text' },
  });
  return sources.map(source => at(join('out/test', source.replace(/\.tsx?$/, '.js'))));
}

/** Files below a folder of the checkout (or the file itself) whose path ends as asked, without what was built or installed. */
function filesBelow(folder, ending) {
  if (/[.]tsx?$/.test(folder)) return [folder];
  if (!existsSync(at(folder))) return [];
  return readdirSync(at(folder), { recursive: true })
    .map(name => join(folder, name).split(sep).join('/'))
    .filter(name => ending.test(name) && !/(^|\/)(node_modules|out|dist)\//.test(name));
}
