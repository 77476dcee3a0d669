import assert from 'node:assert/strict';
import { Metadata, status } from '@grpc/grpc-js';
import { Failure, Secret } from '@lakehouse/base';
import type { FlightServiceHandlers } from '../../../../test/support/flightHandlers';
import { decodeCommand, SetSessionOptionsRequest, SetSessionOptionsResult, type Ticket } from '../index';
import { tableFromArrays } from 'apache-arrow';
import { refusal, withServer } from '../../../../test/support/fakeFlightServer';
import { flightDataOf } from '../../../../test/support/flightDataOf';

const PASSWORD = { kind: 'password', user: 'u', password: new Secret('p') } as const;
const PLAN = { endpoint: [] };
const ENDPOINT = { expirationTime: undefined, appMetadata: new Uint8Array(0) };
const ticket = (name: number): Ticket => ({ ticket: Uint8Array.of(name) });

/** A handshake that gives the token in the answer's headers or, as some servers do, in its trailers. */
function handshake(place: 'headers' | 'trailers', tokens: string[]): NonNullable<FlightServiceHandlers['Handshake']> {
  return call => {
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${tokens.shift() ?? 'none left'}`);
    if (place === 'headers') call.sendMetadata(metadata);
    call.on('end', () => (place === 'headers' ? call.end() : call.end(metadata)));
    call.resume();
  };
}

describe('a login', () => {
  for (const place of ['headers', 'trailers'] as const)
    it(`takes its token from the answer’s ${place}`, async () => {
      const seen: unknown[] = [];
      const handlers: FlightServiceHandlers = {
        Handshake: handshake(place, ['t1']),
        GetFlightInfo: (call, answer) => {
          seen.push(call.metadata.get('authorization')[0]);
          answer(null, PLAN);
        },
      };
      await withServer(handlers, async server => {
        await server.client({ credentials: PASSWORD }).query('select 1');
        assert.deepEqual(seen, ['Bearer t1']);
      });
    });

  it('goes with each call where there is no handshake', async () => {
    const seen: unknown[] = [];
    const handlers: FlightServiceHandlers = {
      GetFlightInfo: (call, answer) => {
        seen.push(call.metadata.get('authorization')[0]);
        answer(null, PLAN);
      },
    };
    await withServer(handlers, async server => {
      await server.client({ credentials: PASSWORD }).query('select 1');
      assert.deepEqual(seen, [`Basic ${Buffer.from('u:p').toString('base64')}`]);
    });
  });

  it('chooses the project, and again after it was renewed', async () => {
    const calls: string[] = [];
    const handlers: FlightServiceHandlers = {
      Handshake: handshake('headers', ['t1', 't2']),
      DoAction: call => {
        const options = SetSessionOptionsRequest.decode(call.request.body).sessionOptions;
        calls.push(`${call.request.type} ${options.map(({ key, value }) => `${key}=${value?.stringValue}`).join()}`);
        call.write({ body: SetSessionOptionsResult.encode({ errors: [] }) });
        call.end();
      },
      GetFlightInfo: (call, answer) => {
        const token = String(call.metadata.get('authorization')[0]);
        calls.push(token);
        if (token === 'Bearer t1') answer(refusal(status.UNAUTHENTICATED, 'gone'));
        else answer(null, PLAN);
      },
    };
    await withServer(handlers, async server => {
      await server.client({ credentials: PASSWORD, projectId: 'p-1' }).query('select 1');
      const choice = 'SetSessionOptions project_id=p-1';
      assert.deepEqual(calls, [choice, 'Bearer t1', choice, 'Bearer t2']);
    });
  });

  it('fails when the project is not known', async () => {
    const handlers: FlightServiceHandlers = {
      DoAction: call => {
        call.write({ body: SetSessionOptionsResult.encode({ errors: [{ key: 'project_id', value: { value: 2 } }] }) });
        call.end();
      },
    };
    await withServer(handlers, async server => {
      await assert.rejects(server.client({ projectId: 'p-1' }).login(), error => {
        assert.ok(
          error instanceof Failure && error.code === 'auth.forbidden' && /p-1/.test(error.message),
          String(error),
        );
        return true;
      });
    });
  });
});

describe('a statement', () => {
  function serverOf(form: 'dremio' | 'flightSql', seen: string[]): FlightServiceHandlers {
    return {
      GetFlightInfo: ({ request }, answer) => {
        const command = decodeCommand(request.cmd);
        const text = new TextDecoder().decode(request.cmd);
        const sql = command?.name === 'CommandStatementQuery' ? command.value.query : text;
        seen.push(command === undefined ? 'dremio' : 'flightSql');
        if (seen.at(-1) !== form) answer(refusal(status.INVALID_ARGUMENT, `cannot read ${text}`));
        else if (sql === 'mistake') answer(refusal(status.INVALID_ARGUMENT, 'a mistake'));
        else answer(null, PLAN);
      },
    };
  }

  it('goes in the form that the server took before', async () => {
    const seen: string[] = [];
    await withServer(serverOf('flightSql', seen), async server => {
      const client = server.client();
      await client.query('select 1');
      await client.query('select 2');
      assert.deepEqual(seen, ['dremio', 'flightSql', 'flightSql']);
    });
  });

  it('goes in one form where one is given', async () => {
    const seen: string[] = [];
    await withServer(serverOf('flightSql', seen), async server => {
      await assert.rejects(server.client({ form: 'dremio' }).query('select 1'), { code: 'query.rejected' });
      assert.deepEqual(seen, ['dremio']);
    });
  });

  it('that is wrong is told in the words of the form that the server reads', async () => {
    for (const form of ['dremio', 'flightSql'] as const)
      await withServer(serverOf(form, []), async server => {
        await assert.rejects(server.client().query('mistake'), { message: 'a mistake' });
      });
  });

  it('that gives no rows may have no columns either', async () => {
    await withServer(serverOf('dremio', []), async server => {
      assert.equal((await server.client().query('create table t')).schema.fields.length, 0);
    });
  });
});

describe('the endpoints of a result', () => {
  const locations = [[], [{ uri: 'grpc://0.0.0.0:1' }], [{ uri: 'arrow-flight-reuse-connection://?' }]];

  it('are read in their order, all from the server that was asked', async () => {
    const handlers: FlightServiceHandlers = {
      GetFlightInfo: (_, answer) =>
        answer(null, { endpoint: locations.map((location, i) => ({ ...ENDPOINT, ticket: ticket(i), location })) }),
      DoGet: call => {
        const n = call.request.ticket[0] ?? 0;
        for (const message of flightDataOf(tableFromArrays({ n: Int32Array.of(10 * n, 10 * n + 1) })))
          call.write(message);
        call.end();
      },
    };
    await withServer(handlers, async server => {
      const rows: unknown[] = [];
      for await (const batch of await server.client().query('select 1')) rows.push(...(batch.getChildAt(0) ?? []));
      assert.deepEqual(rows, [0, 1, 10, 11, 20, 21]);
    });
  });
});

describe('a refusal', () => {
  for (const [code, expected] of [
    [status.PERMISSION_DENIED, 'auth.forbidden'],
    [status.RESOURCE_EXHAUSTED, 'remote.busy'],
    [status.UNIMPLEMENTED, 'query.unsupported'],
    [status.ABORTED, 'query.rejected'],
    [status.DEADLINE_EXCEEDED, 'connection.timedOut'],
    [status.UNAVAILABLE, 'connection.lost'],
    [status.CANCELLED, 'query.rejected'],
  ] as const)
    it(`${status[code]} is ${expected}, and keeps the server’s words`, async () => {
      const handlers: FlightServiceHandlers = { GetFlightInfo: (_, answer) => answer(refusal(code, 'why not.')) };
      await withServer(handlers, async server => {
        await assert.rejects(server.client().query('select 1'), error => {
          assert.ok(error instanceof Failure);
          assert.deepEqual([error.code, error.detail], [expected, { status: status[code], server: 'why not.' }]);
          return true;
        });
      });
    });

  it('of a plan that takes too long is the client’s own', async () => {
    const handlers: FlightServiceHandlers = { GetFlightInfo: () => undefined };
    await withServer(handlers, async server => {
      await assert.rejects(server.client({ planMs: 50 }).query('select 1'), { code: 'connection.timedOut' });
    });
  });
});
