import assert from 'node:assert/strict';
import { Metadata, status } from '@grpc/grpc-js';
import { Secret } from '@lakehouse/base';
import { tableFromArrays } from 'apache-arrow';
import { refusal, withServer } from '../../../../test/support/fakeFlightServer';
import type { FlightServiceHandlers } from '../../../../test/support/flightHandlers';
import { type FlightClientOptions, type FlightData, FlightDescriptorType } from '../index';

const PASSWORD = { kind: 'password', user: 'u', password: new Secret('p') } as const;
const PATH = { type: FlightDescriptorType.PATH, cmd: new Uint8Array(0), path: ['t'] };

/** A server that gives a new token at each login, and knows only the ones from `firstValid` on. */
class Tokens {
  logins = 0;
  readonly refused: string[] = [];

  constructor(public firstValid: number) {}

  readonly handshake: NonNullable<FlightServiceHandlers['Handshake']> = call => {
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer t${++this.logins}`);
    call.sendMetadata(metadata);
    call.on('end', () => call.end()).resume();
  };

  /** Whether the call may go on; else it was counted. */
  accepts(metadata: Metadata): boolean {
    const token = String(metadata.get('authorization')[0]);
    const isValid = Number(/^Bearer t(\d+)$/.exec(token)?.[1] ?? 0) >= this.firstValid;
    if (!isValid) this.refused.push(token);
    return isValid;
  }
}

function planning(tokens: Tokens): FlightServiceHandlers {
  return {
    Handshake: tokens.handshake,
    GetFlightInfo: (call, answer) => {
      if (tokens.accepts(call.metadata)) answer(null, { endpoint: [] });
      else answer(refusal(status.UNAUTHENTICATED, 'the token has run out'));
    },
  };
}

async function once(metadata: Metadata, tokens: Tokens): Promise<boolean> {
  await new Promise(done => setImmediate(done));
  return tokens.accepts(metadata);
}

describe('a login that has run out', () => {
  it('is renewed once for all calls that were refused together', async () => {
    const tokens = new Tokens(2);
    await withServer(planning(tokens), async server => {
      const client = server.client({ credentials: PASSWORD });
      await Promise.all(Array.from({ length: 8 }, () => client.flightInfo(PATH)));
      assert.deepEqual([tokens.logins, new Set(tokens.refused)], [2, new Set(['Bearer t1'])]);
    });
  });

  it('is not renewed again and again when that does not help', async () => {
    const tokens = new Tokens(100);
    await withServer(planning(tokens), async server => {
      const client = server.client({ credentials: PASSWORD });
      await assert.rejects(client.flightInfo(PATH), { code: 'auth.rejected' });
      assert.deepEqual(tokens.refused, ['Bearer t1', 'Bearer t2']);
    });
  });

  it('is renewed before anything of an upload is lost', async () => {
    const tokens = new Tokens(2);
    let rows = 0;
    const handlers: FlightServiceHandlers = {
      Handshake: tokens.handshake,
      DoPut: call => {
        void once(call.metadata, tokens).then(isValid => {
          if (!isValid) {
            call.emit('error', refusal(status.UNAUTHENTICATED, 'the token has run out'));
            return;
          }
          call.on('data', (data: FlightData) => (rows += data.dataBody.length > 0 ? 1 : 0)).on('end', () => call.end());
        });
      },
    };
    await withServer(handlers, async server => {
      const client = server.client({ credentials: PASSWORD });
      const [batch] = tableFromArrays({ n: Int32Array.of(1) }).batches;
      assert.ok(batch !== undefined);
      for await (const _ of client.doPut({ descriptor: PATH, schema: batch.schema, batches: [batch, batch, batch] }));
      assert.deepEqual([rows, tokens.logins], [3, 2]);
    });
  });
});

describe('a login by OAuth', () => {
  /** A token endpoint that answers in turn, and keeps what it was asked. */
  function endpoint(answers: readonly (readonly [status: number, body: unknown])[]): {
    readonly asked: Record<string, string>[];
    readonly options: Pick<FlightClientOptions, 'fetch' | 'credentials'>;
  } {
    const asked: Record<string, string>[] = [];
    const fake: typeof fetch = (_, init) => {
      asked.push(Object.fromEntries(init?.body as URLSearchParams)); // The client sends a form.
      const [code, body] = answers[asked.length - 1] ?? [500, {}];
      return Promise.resolve(Response.json(body, { status: code }));
    };
    const subject = { token: new Secret('pat'), type: 'urn:ietf:params:oauth:token-type:dremio:personal-access-token' };
    const grant = { kind: 'tokenExchange', subject } as const;
    const tokenEndpoint = 'http://dremio.test/oauth/token';
    return {
      asked,
      options: { fetch: fake, credentials: { kind: 'oauth', tokenEndpoint, grant, scope: 'dremio.all' } },
    };
  }

  it('exchanges a token, and again when the server no longer takes it', async () => {
    const tokens = new Tokens(2);
    const { asked, options } = endpoint([
      [200, { access_token: 't1', expires_in: 3600 }],
      [200, { access_token: 't2', expires_in: 3600 }],
    ]);
    await withServer(planning(tokens), async server => {
      await server.client(options).flightInfo(PATH);
      const form = {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: 'pat',
        subject_token_type: 'urn:ietf:params:oauth:token-type:dremio:personal-access-token',
        scope: 'dremio.all',
      };
      assert.deepEqual(asked, [form, form]);
    });
  });

  it('fetches another token when the old one is about to end, without a refusal', async () => {
    const tokens = new Tokens(1);
    const { asked, options } = endpoint([
      [200, { access_token: 't1', expires_in: 1 }],
      [200, { access_token: 't2', expires_in: 3600 }],
    ]);
    await withServer(planning(tokens), async server => {
      const client = server.client(options);
      for (let i = 0; i < 3; i++) await client.flightInfo(PATH);
      assert.deepEqual([asked.length, tokens.refused], [2, []]);
    });
  });

  it('says why there is no token, and never shows one', async () => {
    const { options } = endpoint([[400, { error: 'invalid_grant', error_description: 'The PAT has expired' }]]);
    await withServer({}, async server => {
      await assert.rejects(server.client(options).login(), error => {
        assert.equal((error as { code: string }).code, 'auth.rejected');
        assert.match(String(error), /The PAT has expired/);
        return true;
      });
    });
  });
});
