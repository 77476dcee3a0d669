import assert from 'node:assert/strict';
import { Failure, Secret } from '@lakehouse/base';
import type { Connection, ProfileOrigin } from '../connections/connection';
import { ConnectionSurroundings } from './connectionSurroundings';

function connectionTo(targetName: string): Connection & { readonly origin: ProfileOrigin } {
  const target = { kind: 'software', profileName: 'shop', targetName } as unknown as ProfileOrigin['target'];
  return {
    id: `shop.${targetName}`,
    name: `shop.${targetName}`,
    address: { kind: 'software', host: `${targetName}.lan`, port: 9047, useSsl: false },
    verifySsl: true,
    login: { user: 'ann', secret: { kind: 'password', value: new Secret('pw') } } as unknown as Connection['login'],
    flight: {} as unknown as Connection['flight'],
    origin: { kind: 'profile', projectRoot: '/p', file: '', isDefault: true, target, secretVariable: 'DREMIO_PW' },
  };
}

const TARGETS = { dev: connectionTo('dev'), prod: connectionTo('prod') };

/** Surroundings of a window with two targets; `asked` tells which secrets and programs were asked for. */
function windowWith(options: { readonly trusted: boolean }): {
  readonly surroundings: ConnectionSurroundings;
  readonly asked: string[];
  readonly pick: (target: keyof typeof TARGETS) => void;
} {
  const asked: string[] = [];
  let picked: keyof typeof TARGETS = 'dev';
  const connections = {
    profileTarget: () => TARGETS[picked].origin,
    all: () => Object.values(TARGETS),
    environmentFor: ({ id }: Connection) => {
      asked.push(`secret of ${id}`);
      return Promise.resolve({ DREMIO_PW: `secret of ${id}` });
    },
    dremio: () => Promise.reject(new Error('not asked for here')),
  };
  const programs = {
    isTrusted: () => options.trusted,
    find: (projectRoot: string) => {
      asked.push(`dbt of ${projectRoot}`);
      return Promise.resolve('/p/.venv/bin/dbt');
    },
  };
  const surroundings = new ConnectionSurroundings(connections, programs);
  return { surroundings, asked, pick: target => (picked = target) };
}

describe('what dbt is run with', () => {
  it('is nothing in a workspace that is not trusted: its programs are not even looked for', async () => {
    const { surroundings, asked } = windowWith({ trusted: false });
    await assert.rejects(
      surroundings.executable('/p'),
      (error: unknown) => error instanceof Failure && error.code === 'workspace.untrusted',
    );
    assert.deepEqual(asked, []);
  });

  it('is the program that the workspace has, once it is trusted', async () => {
    const { surroundings } = windowWith({ trusted: true });
    assert.equal(await surroundings.executable('/p'), '/p/.venv/bin/dbt');
  });

  it('is the target as it was when the run began, though another one is picked meanwhile', async () => {
    const { surroundings, pick } = windowWith({ trusted: true });
    const target = surroundings.target('/p');
    pick('prod');
    const identity = { profileName: 'shop', targetName: 'dev', user: 'ann' };
    assert.deepEqual([target.name, target.identity], ['dev', identity]);
    assert.equal((await target.environment())['DREMIO_PW'], 'secret of shop.dev');
    assert.equal(surroundings.target('/p').name, 'prod');
  });
});
