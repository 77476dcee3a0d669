import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { LanguageServerProcess } from '../../support/languageServer';
import { required } from '../../support/required';
import type { Files } from './mistake';
import { GOOD, MISTAKES } from './mistakes';

/** What dbt fails with at each step; null where it does not. */
interface Verdict {
  readonly parse: string | null;
  readonly compile: string | null;
}

const LANGUAGES: Readonly<Record<string, string>> = { '.sql': 'jinja-sql', '.yml': 'yaml', '.md': 'markdown' };

async function dbtVerdicts(): Promise<Readonly<Record<string, Verdict>>> {
  const python = join(required('LAKEHOUSE_DBT_BIN'), 'python');
  const dbt = spawn(python, ['test/integration/server/dbtVerdicts.py'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const changes = MISTAKES.map(({ name, files }) => ({ name, files }));
  dbt.stdin.end(JSON.stringify({ base: GOOD, changes }));
  const ended = once(dbt, 'exit');
  const printed = await text(dbt.stdout);
  assert.deepEqual(await ended, [0, null]);
  return JSON.parse(printed) as Readonly<Record<string, Verdict>>; // As the script beside this test says.
}

describe('mistakes on which dbt fails', () => {
  let folder: string;
  let verdicts: Readonly<Record<string, Verdict>>;

  before(async function () {
    this.timeout(180_000);
    verdicts = await dbtVerdicts();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lakehouse-mistakes-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(files: Files): void {
    for (const [path, content] of Object.entries(files)) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      if (content === null) rmSync(file);
      else writeFileSync(file, content);
    }
  }

  /** Opens a file in the server, and gives its problems once they are as wanted. */
  async function problemsOf(
    server: LanguageServerProcess,
    path: string,
    wanted: (found: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    const uri = pathToFileURL(join(folder, path)).toString();
    await server.open(uri, readFileSync(join(folder, path), 'utf8'), LANGUAGES[extname(path)]);
    return server.diagnostics(uri, wanted);
  }

  it('are none in the good project', async () => {
    assert.deepEqual(verdicts[''], { parse: null, compile: null });
    write(GOOD);
    const server = await LanguageServerProcess.start(folder);
    for (const path of Object.keys(GOOD)) {
      if (path === 'profiles.yml') continue;
      const found = await problemsOf(server, path, () => true);
      const alarms = found.filter(({ severity }) => severity === 1 || severity === 2);
      assert.deepEqual(
        alarms.map(({ code, message }) => [path, code, message]),
        [],
      );
    }
    assert.equal(await server.stop(), 0);
  });

  for (const { name, files, dbt, ours } of MISTAKES)
    it(`${name} is said by dbt, and by us as ${ours[1]}`, async () => {
      const [step, says] = 'parse' in dbt ? (['parse', dbt.parse] as const) : (['compile', dbt.compile] as const);
      assert.match(verdicts[name]?.[step] ?? '', says);
      write({ ...GOOD, ...files });
      const server = await LanguageServerProcess.start(folder);
      const [file, code] = ours;
      const found = await problemsOf(server, file, () => true);
      assert.ok(
        found.some(one => one.code === code),
        `${file} has ${JSON.stringify(found.map(one => [one.code, one.message]))}`,
      );
      assert.equal(await server.stop(), 0);
    });
});
