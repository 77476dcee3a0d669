import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './paths.mjs';
import { mustRun } from './run.mjs';

const SOURCE = join(ROOT, 'packages/flight');
const STAGE = join(ROOT, 'out/flight-package');
/** Our own packages that go into the bundle, by the name they are imported with. */
const OWN = { '@lakehouse/base': 'base' };

/**
 * Packs `packages/flight` as a package that needs none of the others: one bundle, and its types with those of `base`.
 * Gives the path of the tarball.
 */
export async function packFlight() {
  rmSync(STAGE, { recursive: true, force: true });
  mkdirSync(STAGE, { recursive: true });
  await bundle();
  await copyTypes();
  writeFileSync(join(STAGE, 'package.json'), `${JSON.stringify(publishedManifest(), undefined, 2)}\n`);
  copyFileSync(join(SOURCE, 'README.md'), join(STAGE, 'README.md'));
  copyFileSync(join(ROOT, 'LICENSE'), join(STAGE, 'LICENSE'));
  const output = await mustRun('npm', ['pack', '--silent', '--pack-destination', join(ROOT, 'out')], { cwd: STAGE });
  return join(ROOT, 'out', output.trim().split('\n').at(-1));
}

/** Our package's own code; what it depends on stays outside, so that its users share the same `apache-arrow`. */
async function bundle() {
  await build({
    entryPoints: [join(SOURCE, 'src/index.ts')],
    outfile: join(STAGE, 'dist/index.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    absWorkingDir: ROOT,
    alias: Object.fromEntries(
      Object.entries(OWN).map(([name, folder]) => [name, join(ROOT, `packages/${folder}/src/index.ts`)]),
    ),
    external: Object.keys(publishedManifest().dependencies),
  });
}

async function copyTypes() {
  await mustRun(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', SOURCE]);
  for (const folder of ['flight', ...Object.values(OWN)]) {
    const types = join(ROOT, 'out/types', `packages-${folder}`);
    for (const name of readdirSync(types, { recursive: true })) {
      // Types of a file that is gone may still lie there.
      const source = join(ROOT, 'packages', folder, 'src', name.replace(/\.d\.ts$/, '.ts'));
      if (!name.endsWith('.d.ts') || !existsSync(source)) continue;
      const target = join(STAGE, 'types', folder, name);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, withOwnNear(readFileSync(join(types, name), 'utf8'), join(folder, name)));
    }
  }
}

/** Types that import one of our packages by its name get the way to its types beside them. */
function withOwnNear(text, file) {
  const near = name => posix.relative(posix.dirname(file.replaceAll('\\', '/')), `${OWN[name]}/index`);
  return text.replace(/'(@lakehouse\/\w+)'/g, (whole, name) => (name in OWN ? `'${near(name)}'` : whole));
}

function publishedManifest() {
  const { name, version, license, description, dependencies } = JSON.parse(
    readFileSync(join(SOURCE, 'package.json'), 'utf8'),
  );
  const types = './types/flight/index.d.ts';
  return {
    name,
    version,
    description,
    license,
    keywords: ['arrow', 'flight', 'flight-sql', 'dremio'],
    type: 'commonjs',
    main: './dist/index.cjs',
    types,
    exports: { '.': { types, default: './dist/index.cjs' } },
    files: ['dist', 'types'],
    engines: { node: '>=22.15' },
    dependencies: Object.fromEntries(Object.entries(dependencies).filter(([dependency]) => !(dependency in OWN))),
  };
}
