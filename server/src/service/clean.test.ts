import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { MemoryFiles, TARGET } from '../../../test/support/fixtureProject';
import { problemsOf } from './languageFeatures';
import type { FilePath } from './text/filePath';
import { Workspace } from './workspace/workspace';

const ROOT = resolve('.');
/** Projects that real dbt reads without a word of complaint. */
const PROJECTS = [
  'samples/lakehouse',
  'test/integration/server/projects/shop',
  'test/integration/server/projects/everything',
  'test/integration/compile/projects/jinja',
  'test/integration/dbt/projects/starter',
];
/** What is true of a project although dbt reads it: it comes to light on Dremio, or when the tests run. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  'test/integration/server/projects/shop': ['config.unread: alias'],
  'test/integration/server/projects/everything': [
    "ref.keyword: ref('numbered', version=3)",
    'column.missing: date_day',
    'yaml.noSuchColumn: Odd Name',
    'yaml.noSuchColumn: expr_col',
  ],
};
const GENERATED: ReadonlySet<string> = new Set(['target', 'logs', 'dbt_packages', '.user.yml']);
const TEXTS = /\.(sql|py|yml|yaml|md|csv)$/;

/** The texts of a project by their path; a package that lies in the project stands where `dbt deps` puts it. */
async function textsOf(folder: string): Promise<readonly (readonly [FilePath, string])[]> {
  const names = await readdir(join(ROOT, folder), { withFileTypes: true, recursive: true });
  const files = names
    .filter(one => one.isFile())
    .map(one => join(one.parentPath, one.name).slice(join(ROOT, folder).length + 1));
  const wanted = files.filter(
    file => (TEXTS.test(file) || file.endsWith('.dbtignore')) && !GENERATED.has(file.split('/')[0] ?? ''),
  );
  const read = wanted.map(async file => {
    const place = file.replace(/^packages\//, 'dbt_packages/');
    return [`/${folder}/${place}`, await readFile(join(ROOT, folder, file), 'utf8')] as const;
  });
  return Promise.all(read);
}

/** Every mark in a project that an editor would list, beside those that are right, as `file: code: text: message`. */
async function complaints(folder: string): Promise<readonly string[]> {
  const files = await textsOf(folder);
  const workspace = new Workspace(new MemoryFiles(files), () => undefined);
  const root = `/${folder}`;
  workspace.setTargets(new Map([[root, TARGET]]));
  workspace.open([root]);
  await workspace.complete;
  assert.ok(files.length > 3, 'the project has files');
  return files.flatMap(([path, text]) => {
    const document = workspace.documentAt(path);
    const project = workspace.projectOf(path);
    if (document === undefined) return [];
    const context = {
      document,
      project,
      datasets: workspace.datasets,
      settings: workspace.settings,
      reflections: workspace.reflections,
    };
    return problemsOf({ ...context, documentAt: other => workspace.documentAt(other) })
      .filter(({ severity }) => severity !== 'hint')
      .map(({ span, code, message }) => ({ of: `${code}: ${text.slice(span.start, span.end)}`, path, message }))
      .filter(({ of }) => RIGHT[folder]?.includes(of) !== true)
      .map(({ of, path: where, message }) => `${where}: ${of}: ${message}`);
  });
}

describe('projects that dbt takes', () => {
  for (const folder of PROJECTS)
    it(`are clean: ${folder}`, async () => {
      assert.deepEqual(await complaints(folder), []);
    });
});
