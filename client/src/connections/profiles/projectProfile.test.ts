import assert from 'node:assert/strict';
import type { DremioProfile } from './dremioProfile';
import type { Environment } from './profileValue';
import { readProjectProfile, type ProjectProfile } from './projectProfile';

const PROJECT = 'name: shop\nprofile: shop\n';

interface Setting {
  readonly profiles?: string;
  readonly project?: string;
  readonly environment?: Environment;
  /** Other files by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** What was read of the project earlier. */
  readonly before?: ProjectProfile;
}

function read({ profiles, project = PROJECT, environment = {}, files = {}, before }: Setting): Promise<ProjectProfile> {
  const all: Readonly<Record<string, string | undefined>> = {
    '/p/dbt_project.yml': project,
    '/home/.dbt/profiles.yml': profiles,
    ...files,
  };
  const readFile = (path: string): Promise<string | undefined> => Promise.resolve(all[path]);
  return readProjectProfile('/p', { environment, home: '/home', readFile }, before);
}

/** The one target of a profile whose output has these lines. */
async function readOutput(lines: string, environment: Environment = {}): Promise<DremioProfile> {
  const indented = ['type: dremio', ...lines.trim().split('\n')].map(line => `      ${line.trim()}`).join('\n');
  const found = await read({ profiles: `shop:\n  target: dev\n  outputs:\n    dev:\n${indented}\n`, environment });
  if (found.problem !== undefined) throw found.problem;
  const [entry] = found.targets;
  assert.ok(entry !== undefined);
  if ('problem' in entry) throw entry.problem;
  return entry.profile;
}

/** `database.schema | datalake.root_path`. */
async function checkStorage(lines: string, expected: string): Promise<void> {
  const { target } = await readOutput(`software_host: h\nuser: ann\npassword: x\n${lines}`);
  assert.equal(`${target.database}.${target.schema} | ${target.datalake}.${target.rootPath}`, expected);
}

async function checkBroken(lines: string, message: RegExp, environment: Environment = {}): Promise<void> {
  await assert.rejects(readOutput(lines, environment), { code: 'profile.broken', message });
}

describe('a Dremio target of profiles.yml', () => {
  it('has the defaults of dbt-dremio', async () => {
    const profile = await readOutput('software_host: dremio.lan\nuser: ann\npassword: pw');
    assert.deepEqual(profile.address, { kind: 'software', host: 'dremio.lan', port: 9047, useSsl: true });
    assert.equal(profile.verifySsl, true);
    assert.deepEqual(profile.target, {
      profileName: 'shop',
      targetName: 'dev',
      database: '@ann',
      schema: 'no_schema',
      datalake: '$scratch',
      rootPath: 'no_schema',
    });
  });

  for (const key of ['UID', 'user', 'username'])
    it(`takes the user from ${key}`, async () => {
      const { login } = await readOutput(`software_host: h\n${key}: ann\npassword: x`);
      assert.equal(login.user, 'ann');
    });

  for (const key of ['PWD', 'password'])
    it(`takes the password from ${key}, which wins over a token`, async () => {
      const { login } = await readOutput(`software_host: h\nuser: ann\n${key}: secret\npat: token`);
      assert.equal(login.kind, 'password');
      assert.equal(login.secret?.reveal(), 'secret');
    });

  it('takes a token', async () => {
    const { login } = await readOutput('software_host: h\nuser: ann\npat: token');
    assert.equal(login.kind, 'token');
    assert.equal(login.secret?.reveal(), 'token');
  });

  it('leaves a password open that is nowhere', async () => {
    const profile = await readOutput('software_host: h\nuser: ann');
    assert.deepEqual(
      [profile.login.kind, profile.login.secret, profile.secretVariable],
      ['password', undefined, undefined],
    );
  });

  it('knows the variable that dbt reads the password from, set or not', async () => {
    const lines = `software_host: h\nuser: ann\npassword: "{{ env_var('DREMIO_PASSWORD') }}"`;
    const open = await readOutput(lines);
    assert.deepEqual([open.login.secret, open.secretVariable], [undefined, 'DREMIO_PASSWORD']);
    const set = await readOutput(lines, { DREMIO_PASSWORD: 'pw' });
    assert.deepEqual([set.login.secret?.reveal(), set.secretVariable], ['pw', 'DREMIO_PASSWORD']);
  });

  it('does not print its password', async () => {
    const profile = await readOutput('software_host: h\nuser: ann\npassword: hunter2');
    assert.doesNotMatch(JSON.stringify(profile), /hunter2/);
  });

  it('is a project of Dremio Cloud', async () => {
    const profile = await readOutput('cloud_host: api.eu.dremio.cloud\ncloud_project_id: p1\nuser: a@b.c\npat: t');
    assert.deepEqual(profile.address, { kind: 'cloud', host: 'api.eu.dremio.cloud', projectId: 'p1' });
  });

  it('reads flags and numbers from variables', async () => {
    const profile = await readOutput(
      `software_host: "{{ env_var('DREMIO_HOST', 'localhost') }}"
       port: "{{ env_var('DREMIO_PORT', '9047') | int }}"
       use_ssl: "{{ env_var('DREMIO_SSL', 'false') | as_bool }}"
       verify_ssl: no
       user: "{{ env_var('DREMIO_USER') }}"
       password: x`,
      { DREMIO_PORT: '19047', DREMIO_USER: 'ann' },
    );
    assert.deepEqual(profile.address, { kind: 'software', host: 'localhost', port: 19047, useSsl: false });
    assert.deepEqual([profile.verifySsl, profile.login.user], [false, 'ann']);
  });

  it('says what is wrong', async () => {
    await checkBroken('user: ann', /neither software_host nor cloud_host/);
    await checkBroken('software_host: h\ncloud_host: c\ncloud_project_id: p', /both given/);
    await checkBroken('cloud_host: c', /cloud_project_id/);
    await checkBroken('software_host: h\nport: many', /port is not a port number/);
    await checkBroken('software_host: h\nuse_ssl: perhaps', /use_ssl is neither/);
    await checkBroken('software_host: [a, b]', /list or a mapping/);
    await checkBroken(`software_host: "{{ env_var('NOPE') }}"`, /environment variable NOPE/);
    await checkBroken(`software_host: "{{ var('x') }}"`, /only dbt can evaluate.*var\('x'\)/);
    await checkBroken(`software_host: "{% if true %}a{% endif %}"`, /only dbt can evaluate/);
  });
});

describe('the storage of a Dremio target', () => {
  it('has two spellings for each key', async () => {
    await checkStorage('database: s\nschema: a.b\ndatalake: lake\nroot_path: r.t', 's.a.b | lake.r.t');
    await checkStorage(
      'dremio_space: s\ndremio_space_folder: a.b\nobject_storage_source: lake\nobject_storage_path: r.t',
      's.a.b | lake.r.t',
    );
  });

  it('is the home space for @user', async () => {
    await checkStorage("dremio_space: '@user'", '@ann.no_schema | $scratch.no_schema');
  });

  it('is one place for all in an enterprise catalog', async () => {
    await checkStorage('enterprise_catalog_namespace: cat\nenterprise_catalog_folder: f1.f2', 'cat.f1.f2 | cat.f1.f2');
  });

  it('ignores half an enterprise catalog, as dbt-dremio does', async () => {
    await checkStorage('enterprise_catalog_namespace: cat', '@ann.no_schema | $scratch.no_schema');
  });

  it('cannot be told in both ways', async () => {
    const both =
      'database: s\nschema: a\ndatalake: l\nroot_path: r\nenterprise_catalog_namespace: c\nenterprise_catalog_folder: f';
    await checkBroken(`software_host: h\n${both}`, /enterprise catalog and all four/);
  });
});

describe("a project's profile", () => {
  const output = (host: string): string => `{ type: dremio, software_host: ${host}, user: ann, password: x }`;
  const profiles = (host: string): string => `shop:\n  target: dev\n  outputs:\n    dev: ${output(host)}\n`;
  const host = (found: ProjectProfile): unknown => {
    const [entry] = found.targets;
    return entry !== undefined && 'profile' in entry ? entry.profile.address.host : found.problem?.message;
  };

  it('is found in the home folder, before it in the project, before both where the variable says', async () => {
    const inProject = { '/p/profiles.yml': profiles('project') };
    const told = { '/elsewhere/profiles.yml': profiles('told') };
    assert.equal(host(await read({ profiles: profiles('home') })), 'home');
    assert.equal(host(await read({ profiles: profiles('home'), files: inProject })), 'project');
    const environment = { DBT_PROFILES_DIR: '/elsewhere' };
    assert.equal(
      host(await read({ profiles: profiles('home'), files: { ...inProject, ...told }, environment })),
      'told',
    );
  });

  it('says where it was looked for', async () => {
    const found = await read({});
    assert.equal(found.problem?.code, 'profile.notFound');
    assert.match(found.problem.message, /\/p or \/home\/\.dbt/);
    assert.equal(found.projectName, 'shop');
  });

  it('marks the default target and leaves other adapters out', async () => {
    const text = `shop:\n  target: "{{ env_var('T', 'prod') }}"\n  outputs:\n    dev: ${output('a')}\n    prod: ${output('b')}\n    duck: { type: duckdb }\n`;
    const found = await read({ profiles: text });
    assert.deepEqual(
      found.targets.map(target => [target.name, target.isDefault]),
      [
        ['dev', false],
        ['prod', true],
      ],
    );
  });

  it('knows a project that is for another warehouse', async () => {
    const others = async (text: string) => (await read({ profiles: text })).otherWarehouse;
    assert.equal(
      await others('shop: { outputs: { dev: { type: snowflake }, prod: { type: duckdb } } }\n'),
      'snowflake',
    );
    assert.equal(await others(`shop:\n  outputs:\n    dev: { type: duckdb }\n    prod: ${output('b')}\n`), undefined);
  });

  it('keeps the good targets beside a broken one', async () => {
    const text = `shop:\n  outputs:\n    dev: { type: dremio }\n    prod: ${output('b')}\n`;
    const found = await read({ profiles: text });
    assert.deepEqual(
      found.targets.map(target => [target.name, 'problem' in target]),
      [
        ['dev', true],
        ['prod', false],
      ],
    );
  });

  it('understands merge keys', async () => {
    const text = `base: &base { type: dremio, software_host: h, user: a }\nshop:\n  outputs:\n    dev:\n      <<: *base\n      password: x\n`;
    assert.equal(host(await read({ profiles: text })), 'h');
  });

  it('is still known while dbt_project.yml is being edited', async () => {
    const before = await read({ profiles: profiles('a') });
    const found = await read({ profiles: profiles('b'), project: 'name: [shop\n', before });
    assert.deepEqual([found.projectName, host(found)], ['shop', 'b']);
  });

  it('says what is wrong with either file', async () => {
    const message = async (setting: Setting): Promise<string> => (await read(setting)).problem?.message ?? '';
    assert.match(await message({ project: 'name: [shop\n' }), /dbt_project\.yml cannot be read: line/);
    assert.match(await message({ project: 'name: shop\n' }), /names no profile/);
    assert.match(await message({ profiles: 'shop: {outputs: [' }), /profiles\.yml cannot be read/);
    assert.match(await message({ profiles: 'other: {}' }), /holds no profile shop/);
    assert.match(
      await message({ profiles: 'shop:\n  outputs:\n    d: { type: duckdb }\n' }),
      /no target of type dremio/,
    );
  });
});
