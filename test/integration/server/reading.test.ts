import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ProjectGraph } from '@lakehouse/protocol';
import { LanguageServerProcess } from '../../support/languageServer';

const MODELS = 400;

describe('a project that is read on other threads', () => {
  let folder: string;
  let project: string;
  let cacheFolder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lakehouse-reading-'));
    project = join(folder, 'project');
    cacheFolder = join(folder, 'cache');
    mkdirSync(join(project, 'models'), { recursive: true });
    writeFileSync(join(project, 'dbt_project.yml'), 'name: many\nprofile: many\n');
    for (let at = 0; at < MODELS; at++) writeModel(at, at === 0 ? '1 as id' : `* from {{ ref('m_${at - 1}') }}`);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const model = (at: number) => join(project, `models/m_${at}.sql`);
  const writeModel = (at: number, text: string) => writeFileSync(model(at), `select ${text}\n`);

  /** Starts the server, asks for the graph, and ends it. */
  async function graphOf(): Promise<ProjectGraph> {
    const server = await LanguageServerProcess.start(project, { cacheFolder });
    const graph = await server.call('lakehouse/graph', {});
    assert.equal(await server.stop(), 0);
    return graph;
  }

  const cacheFiles = () =>
    readdirSync(cacheFolder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.txt'))
      .map(name => join(cacheFolder, name));

  it('is the same from the cache, and after a cache that was broken', async () => {
    const first = await graphOf();
    assert.equal(first.nodes.length, MODELS);
    assert.equal(first.edges.length, MODELS - 1);
    assert.ok(cacheFiles().length > 0);
    assert.deepEqual(await graphOf(), first);
    for (const file of cacheFiles()) writeFileSync(file, 'no facts');
    assert.deepEqual(await graphOf(), first);
  });

  it('is read when the cache is damaged in the middle, or cannot be written', async () => {
    const first = await graphOf();
    for (const file of cacheFiles())
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('{"template"', '{"temp'));
    assert.deepEqual(await graphOf(), first);
    rmSync(cacheFolder, { recursive: true });
    writeFileSync(cacheFolder, 'a file where a folder should be');
    assert.deepEqual(await graphOf(), first);
  });

  it('is read beside a file that nests deeper than anyone writes', async () => {
    const first = await graphOf();
    writeFileSync(join(project, 'models/deep.yml'), `models: ${'['.repeat(20_000)}`);
    assert.deepEqual(await graphOf(), first);
  });

  it('sees what changed while the server was away', async () => {
    await graphOf();
    writeModel(7, "id from {{ ref('m_3') }}");
    rmSync(model(399));
    const { nodes, edges } = await graphOf();
    assert.equal(nodes.length, MODELS - 1);
    assert.ok(edges.some(({ from, to }) => from === 'model.many.m_3' && to === 'model.many.m_7'));
    assert.ok(!edges.some(({ from, to }) => from === 'model.many.m_6' && to === 'model.many.m_7'));
  });

  it('counts what is open in the editor, not what the threads read', async () => {
    const server = await LanguageServerProcess.start(project, { cacheFolder });
    await server.open(pathToFileURL(model(5)).toString(), 'select 1 as other\n');
    const { edges, nodes } = await server.call('lakehouse/graph', {});
    assert.ok(!edges.some(({ to }) => to === 'model.many.m_5'));
    const last = nodes.find(({ uniqueId }) => uniqueId === 'model.many.m_9');
    assert.deepEqual(
      last?.columns.map(({ name }) => name),
      ['other'],
    );
    assert.equal(await server.stop(), 0);
  });
});
