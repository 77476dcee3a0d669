import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { editorNode } from '../lib/editorNode.mjs';
import { hasEnvironment, pythonEnvironment } from '../lib/python.mjs';
import { ROOT } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

/** `LAKEHOUSE_BENCH_MODELS=1000` measures projects of that size alone. */
const SIZES = process.env.LAKEHOUSE_BENCH_MODELS?.split(',').map(Number) ?? [100, 1_000, 10_000];
const REQUESTS = 100;
const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = createRequire(import.meta.url)(
  'vscode-languageserver-protocol/node',
);

/** The language server on projects of growing size, over LSP as an editor sees it, beside `dbt parse` of the same files. */
export async function bench() {
  for (const size of SIZES) {
    const folder = generateProject(size);
    try {
      await measureServer(folder, size);
      await measureDbt(folder, size);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** A project of chains of models of about 60 lines each, described in YAML file by file of 50. */
function generateProject(size) {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-bench-'));
  writeFileSync(
    join(folder, 'dbt_project.yml'),
    'name: bench\nprofile: bench\nmodels:\n  bench:\n    +schema: bench\n',
  );
  writeFileSync(join(folder, 'profiles.yml'), PROFILE);
  const sources = Array.from({ length: Math.ceil(size / 10) }, (_, i) => `      - name: raw_${i}\n`).join('');
  mkdirSync(join(folder, 'models'));
  mkdirSync(join(folder, 'macros'));
  writeFileSync(join(folder, 'macros/clean.sql'), '{% macro clean(column) %}trim({{ column }}){% endmacro %}\n');
  writeFileSync(join(folder, 'models/sources.yml'), `sources:\n  - name: bronze\n    tables:\n${sources}`);
  for (let first = 0; first < size; first += 50) {
    const group = join(folder, `models/group_${first / 50}`);
    mkdirSync(group);
    const last = Math.min(first + 50, size);
    let yaml = 'models:\n';
    for (let i = first; i < last; i++) {
      writeFileSync(join(group, `model_${i}.sql`), modelText(i));
      yaml += `  - name: model_${i}\n    description: Model ${i}.\n    columns:\n      - name: id\n        description: Key.\n        data_tests: [not_null]\n`;
    }
    writeFileSync(join(group, 'schema.yml'), yaml);
  }
  return folder;
}

const PROFILE = `bench:
  target: dev
  outputs:
    dev: { type: dremio, software_host: 127.0.0.1, port: 9047, use_ssl: false, user: u, password: p, threads: 1 }
`;

function modelText(i) {
  const columns = Array.from({ length: 45 }, (_, c) => `    upper(trim(column_${c})) as column_${c}`).join(',\n');
  const cleaned = i % 3 === 0 ? "    {{ clean('name') }} as name,\n" : '';
  const from = i % 10 === 0 ? `source('bronze', 'raw_${Math.floor(i / 10)}')` : `ref('model_${i - 1}')`;
  const join = i % 10 > 1 ? `left join {{ ref('model_${i - 2}') }} as other using (id)\n` : '';
  return `{{ config(tags=['t${i % 7}']) }}\n\nselect\n    id,\n${cleaned}${columns}\nfrom {{ ${from} }}\n${join}{% if is_incremental() %}\nwhere id > 0\n{% endif %}\n`;
}

/** Cold starts and starts from the cache, with nobody asking and with questions all the time, then a day of writing. */
async function measureServer(folder, size) {
  for (const measure of [measureStart, measureAskedStart])
    await fromCache(cache => measureStarts(measure, folder, { size, cache }));
  await fromCache(cache => measureAnswers(folder, cache, size));
}

async function fromCache(measure) {
  const cache = mkdtempSync(join(tmpdir(), 'lakehouse-bench-cache-'));
  try {
    await measure(cache);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

async function measureStarts(measure, folder, { size, cache }) {
  for (const start of ['cold', 'cached']) {
    const client = await Client.start(folder, cache);
    await measure(client, folder, text => say(size, `${start} start${text}`));
    // What was read is written for the next start once the threads have ended.
    await new Promise(resolve => setTimeout(resolve, 2_500));
    const memory = residentMegabytes(client.pid);
    if (memory !== undefined) say(size, `${start} start: memory ${memory.toFixed(0)} MB`);
    await client.stop();
  }
}

/** The line of a model that a ref is written in, and the place where it goes on. */
function halfRef(text) {
  const half = `${text}-- {{ ref('model_`;
  return { half, line: half.split('\n').length - 1 };
}

async function measureStart(client, folder, tell) {
  const { uri, text } = modelIn(folder);
  await client.open(uri, text);
  await client.request('lakehouse/projects', {});
  tell(`: whole index ${(performance.now() - client.started).toFixed(0)} ms`);
}

/** The same while somebody asks for completions without a pause. */
async function measureAskedStart(client, folder, tell) {
  const { uri, text } = modelIn(folder);
  const { half, line } = halfRef(text);
  await client.open(uri, half);
  let isComplete = false;
  const complete = client.request('lakehouse/projects', {}).then(() => {
    isComplete = true;
    return performance.now() - client.started;
  });
  const ask = () => timed(() => client.ask('textDocument/completion', uri, line, 15));
  const first = await ask();
  const during = [];
  while (!isComplete) during.push(await ask());
  const whole = await complete;
  tell(` under questions: first completion ${first.toFixed(0)} ms after asking, whole index ${whole.toFixed(0)} ms`);
  if (during.length > 0) tell(` under questions: completion while indexing ${spread(during)}`);
}

async function measureAnswers(folder, cacheFolder, size) {
  const client = await Client.start(folder, cacheFolder);
  const { uri, text } = modelIn(folder);
  const { half, line } = halfRef(text);
  await client.open(uri, half);
  await client.request('lakehouse/projects', {});
  const at = text.split('\n').findIndex(one => one.includes("ref('model_4')"));
  const yaml = fileIn(folder, 'models/group_0/schema.yml');
  const macro = fileIn(folder, 'macros/clean.sql');
  const lines = {
    completion: await many(async i => {
      await client.change(uri, `${half}${i % 10}`);
      return client.ask('textDocument/completion', uri, line, 16);
    }),
    definition: await many(() => client.ask('textDocument/definition', uri, at, 14)),
    hover: await many(() => client.ask('textDocument/hover', uri, at, 14)),
    'diagnostics after a keystroke': await many(i =>
      client.diagnosticsAfter(uri, `${text}-- {{ ref('nothing_${i}') }}\n`),
    ),
    'diagnostics after a keystroke in YAML': await client.opened(yaml.uri, yaml.text, () =>
      many(i => client.diagnosticsAfter(yaml.uri, `${yaml.text}  # ${i}\n`)),
    ),
    'a model again after a change of a macro that a third uses': await client.opened(macro.uri, macro.text, () =>
      many(async i => {
        await client.change(macro.uri, macro.text.replace('trim', `${'l'.repeat(i % 2)}trim`));
        return client.diagnosticsAfter(uri, `${text}-- ${i}\n`);
      }),
    ),
    references: await many(() => client.references(uri, at, 14)),
    lineage: await many(() => client.request('lakehouse/lineage', { uri, depth: 2 })),
  };
  for (const [name, times] of Object.entries(lines)) say(size, `${name} ${spread(times)}`);
  const memory = residentMegabytes(client.pid);
  if (memory !== undefined) say(size, `memory after all of it ${memory.toFixed(0)} MB`);
  // The engine gives back what it needed in haste once nothing was asked for some time.
  await new Promise(resolve => setTimeout(resolve, 25_000));
  const atRest = residentMegabytes(client.pid);
  if (atRest !== undefined) say(size, `memory half a minute later ${atRest.toFixed(0)} MB`);
  await client.stop();
}

function modelIn(folder) {
  return fileIn(folder, 'models/group_0/model_5.sql');
}

function fileIn(folder, path) {
  return { uri: pathToFileURL(join(folder, path)).toString(), text: readFileSync(join(folder, path), 'utf8') };
}

async function measureDbt(folder, size) {
  if (!hasEnvironment('scripts/python/dbt.txt')) return;
  const dbt = join(process.env.LAKEHOUSE_DBT_BIN ?? (await pythonEnvironment('scripts/python/dbt.txt')), 'dbt');
  const args = ['--no-use-colors', 'parse', '--no-partial-parse', '--profiles-dir', folder, '--project-dir', folder];
  let code = 0;
  const took = await timed(async () => ({ code } = await run(dbt, args, { cwd: folder })));
  say(size, code === 0 ? `dbt parse ${took.toFixed(0)} ms` : `dbt parse failed with ${code}`);
}

function say(size, text) {
  process.stdout.write(`server: ${size} models: ${text}\n`);
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function many(work) {
  const times = [];
  for (let i = 0; i < REQUESTS; i++) times.push(await timed(() => work(i)));
  return times;
}

function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`;
}

/** Resident memory of a process, where the system tells it. */
function residentMegabytes(pid) {
  if (process.platform !== 'linux') return undefined;
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

class Client {
  #connection;
  #process;
  #version = 1;
  #heard = () => {};

  static async start(folder, cacheFolder) {
    const client = new Client();
    client.started = performance.now();
    client.#process = spawn(await editorNode(), [join(ROOT, 'dist/server/main.js'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const { stdin, stdout } = client.#process;
    client.#connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    client.#connection.onNotification('textDocument/publishDiagnostics', params => client.#heard(params));
    client.#connection.onUnhandledNotification(() => {});
    client.#connection.listen();
    const uri = pathToFileURL(folder).toString();
    const workspaceFolders = [{ uri, name: 'bench' }];
    const initializationOptions = { cacheFolder };
    const asked = { processId: process.pid, rootUri: uri, workspaceFolders, initializationOptions, capabilities: {} };
    await client.request('initialize', asked);
    await client.#connection.sendNotification('initialized', {});
    return client;
  }

  get pid() {
    return this.#process.pid;
  }

  request(method, params) {
    return this.#connection.sendRequest(method, params);
  }

  ask(method, uri, line, character) {
    return this.request(method, { textDocument: { uri }, position: { line, character } });
  }

  open(uri, text) {
    const textDocument = { uri, languageId: 'jinja-sql', version: this.#version, text };
    return this.#connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  change(uri, text) {
    const textDocument = { uri, version: ++this.#version };
    return this.#connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  }

  /** Does something while a second document is open. */
  async opened(uri, text, work) {
    const textDocument = { uri, languageId: uri.endsWith('.yml') ? 'yaml' : 'jinja-sql', version: this.#version, text };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
    const result = await work();
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    return result;
  }

  references(uri, line, character) {
    const asked = { textDocument: { uri }, position: { line, character }, context: { includeDeclaration: true } };
    return this.request('textDocument/references', asked);
  }

  async diagnosticsAfter(uri, text) {
    const version = this.#version + 1;
    const heard = new Promise(resolve => {
      this.#heard = params => params.uri === uri && params.version === version && resolve();
    });
    await this.change(uri, text);
    await heard;
  }

  async stop() {
    await this.request('shutdown');
    await this.#connection.sendNotification('exit');
  }
}
