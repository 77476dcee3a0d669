import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './lib/paths.mjs';
import { mustRun } from './lib/run.mjs';

/**
 * `npm run generate`: writes what is derived from the tables in `client/src`: `contributes` of `package.json`,
 * `package.nls.json`, `l10n/bundle.l10n.json`, `docs/settings.md`, `docs/commands.md`. With `--check` it only says what is stale.
 */
const check = process.argv.includes('--check');
const stale = [];

function put(name, text) {
  const file = join(ROOT, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  stale.push(name);
  if (!check) writeFileSync(file, text);
}

async function loadManifest() {
  const built = await build({
    entryPoints: [join(ROOT, 'client/src/manifest/contributes.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    alias: { '@lakehouse/base': join(ROOT, 'packages/base/src/index.ts') },
  });
  return (await import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString('base64')}`))
    .manifest;
}

/** Moves every visible text of the manifest to `package.nls.json`, and leaves its key. */
function localise(contributes, capabilities) {
  const texts = {};
  const key = (name, text) => {
    texts[name] = text;
    return `%${name}%`;
  };
  for (const command of contributes.commands) command.title = key(`command.${command.command}`, command.title);
  for (const [name, spec] of Object.entries(contributes.configuration.properties))
    spec.markdownDescription = key(`setting.${name}`, spec.markdownDescription);
  for (const list of Object.values(contributes.viewsContainers))
    for (const place of list) place.title = key(`container.${place.id}`, place.title);
  for (const list of Object.values(contributes.views))
    for (const view of list) view.name = key(`view.${view.id}`, view.name);
  contributes.viewsWelcome.forEach(
    (welcome, i) => (welcome.contents = key(`welcome.${welcome.view}.${i}`, welcome.contents)),
  );
  for (const { type, properties } of contributes.taskDefinitions)
    for (const [name, property] of Object.entries(properties))
      property.description = key(`task.${type}.${name}`, property.description);
  for (const [name, capability] of Object.entries(capabilities))
    capability.description = key(`capability.${name}`, capability.description);
  return texts;
}

const json = value => `${JSON.stringify(value, null, 2)}\n`;
const cell = text => String(text).replaceAll('|', '\\|');

const manifest = structuredClone(await loadManifest());
const texts = localise(manifest.contributes, manifest.capabilities);
const packageJson = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
put(
  'package.json',
  json({
    ...packageJson,
    activationEvents: manifest.activationEvents,
    capabilities: manifest.capabilities,
    contributes: manifest.contributes,
  }),
);
put('package.nls.json', json(texts));
put(
  'docs/settings.md',
  [
    '# Settings',
    '',
    'Generated from `client/src/settings.ts` by `npm run generate`.',
    '',
    '| name | default | scope | what it does |',
    '|---|---|---|---|',
  ]
    .concat(
      manifest.settings.map(
        s => `| \`${s.name}\` | \`${JSON.stringify(s.default)}\` | ${s.scope} | ${cell(s.description)} |`,
      ),
    )
    .join('\n') + '\n',
);
put(
  'docs/commands.md',
  [
    '# Commands',
    '',
    'Generated from the command tables in `client/src` by `npm run generate`.',
    '',
    '| title | key | id |',
    '|---|---|---|',
  ]
    .concat(
      manifest.commands.map(
        c => `| Lakehouse: ${cell(c.title)} | ${c.keys ? `\`${c.keys.key}\`` : ''} | \`${c.id}\` |`,
      ),
    )
    .join('\n') + '\n',
);
const scratch = join(ROOT, 'out/l10n');
mkdirSync(scratch, { recursive: true });
mkdirSync(join(ROOT, 'l10n'), { recursive: true });
const sources = [
  'client/src',
  'server/src',
  'webview/src',
  ...['flight', 'results', 'dremio', 'airbyte'].map(name => `packages/${name}/src`),
];
await mustRun(process.execPath, [
  join(ROOT, 'node_modules/@vscode/l10n-dev/dist/cli.js'),
  'export',
  '-o',
  scratch,
  ...sources,
]);
const exported = join(scratch, 'bundle.l10n.json');
put(
  'l10n/bundle.l10n.json',
  existsSync(exported)
    ? json(
        Object.fromEntries(
          Object.entries(JSON.parse(readFileSync(exported, 'utf8'))).sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      )
    : '{}\n',
);

for (const name of stale)
  process.stdout.write(check ? `${name} is stale: run npm run generate.\n` : `${name} written.\n`);
process.exitCode = check && stale.length > 0 ? 1 : 0;
