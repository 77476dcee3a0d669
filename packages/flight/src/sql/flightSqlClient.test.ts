import assert from 'node:assert/strict';
import { status } from '@grpc/grpc-js';
import { tableFromArrays } from 'apache-arrow';
import { refusal, withServer } from '../../../../test/support/fakeFlightServer';
import { flightDataOf } from '../../../../test/support/flightDataOf';
import type { FlightServiceHandlers } from '../../../../test/support/flightHandlers';
import {
  ActionClosePreparedStatementRequest,
  ActionCreatePreparedStatementResult,
  Any,
  decodeCommand,
  DoPutPreparedStatementResult,
  FlightSqlClient,
  packAny,
  unpackAny,
} from '../index';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const bytes = (of: string): Uint8Array => new TextEncoder().encode(of);

/** Answers each query with one table, and keeps the statements. */
function answering(table: Parameters<typeof flightDataOf>[0], statements: string[]): FlightServiceHandlers {
  return {
    GetFlightInfo: ({ request }, answer) => {
      statements.push(text(request.cmd));
      const endpoint = { ticket: { ticket: request.cmd }, location: [], expirationTime: undefined };
      answer(null, { endpoint: [{ ...endpoint, appMetadata: new Uint8Array(0) }] });
    },
    DoGet: call => {
      for (const message of flightDataOf(table)) call.write(message);
      call.end();
    },
  };
}

describe('an update', () => {
  it('is run as a query where the server has no updates, and is so from then on', async () => {
    const statements: string[] = [];
    let puts = 0;
    const handlers: FlightServiceHandlers = {
      ...answering(tableFromArrays({ Records: BigInt64Array.of(3n) }), statements),
      DoPut: call => {
        puts++;
        call.emit('error', refusal(status.UNIMPLEMENTED, 'acceptPut is not supported'));
      },
    };
    await withServer(handlers, async server => {
      const sql = new FlightSqlClient(server.client());
      assert.equal(await sql.update('DELETE FROM a'), 3n);
      assert.equal(await sql.update('DELETE FROM b'), 3n);
      assert.deepEqual([statements, puts], [['DELETE FROM a', 'DELETE FROM b'], 1]);
    });
  });

  it('that gives no number is told as such', async () => {
    const table = tableFromArrays({ ok: Uint8Array.of(1), summary: ['Table dropped'] });
    const handlers = { ...answering(table, []) };
    await withServer(handlers, async server => {
      assert.equal(await new FlightSqlClient(server.client()).update('DROP TABLE a'), undefined);
    });
  });

  it('that is refused is not run a second time', async () => {
    const statements: string[] = [];
    const handlers: FlightServiceHandlers = {
      ...answering(tableFromArrays({ n: Int32Array.of(1) }), statements),
      DoPut: call => void call.emit('error', refusal(status.INVALID_ARGUMENT, 'no such table')),
    };
    await withServer(handlers, async server => {
      const update = new FlightSqlClient(server.client()).update('DELETE FROM a');
      await assert.rejects(update, { code: 'query.rejected', message: 'no such table' });
      assert.deepEqual(statements, []);
    });
  });
});

describe('a prepared statement', () => {
  /** A server that keeps bound values under another handle, and the handles that were used. */
  function preparing(log: string[]): FlightServiceHandlers {
    return {
      DoAction: call => {
        const any = Any.decode(call.request.body);
        const closed = unpackAny(ActionClosePreparedStatementRequest, any);
        log.push(`${call.request.type} ${text(closed?.preparedStatementHandle)}`.trim());
        if (closed === undefined)
          call.write({ body: packAny(ActionCreatePreparedStatementResult, { preparedStatementHandle: bytes('h1') }) });
        call.end();
      },
      DoPut: call => {
        call.on('data', () => undefined);
        call.on('end', () => {
          const appMetadata = DoPutPreparedStatementResult.encode({ preparedStatementHandle: bytes('h2') });
          call.write({ appMetadata });
          call.end();
        });
      },
      GetFlightInfo: ({ request }, answer) => {
        const command = decodeCommand(request.cmd);
        const handle =
          command?.name === 'CommandPreparedStatementQuery' ? command.value.preparedStatementHandle : undefined;
        log.push(`query ${text(handle)}`);
        answer(null, { endpoint: [] });
      },
    };
  }

  it('goes by the handle that binding gave, and is closed by it', async () => {
    const log: string[] = [];
    await withServer(preparing(log), async server => {
      const sql = new FlightSqlClient(server.client());
      await sql.withPrepared('SELECT ?', async statement => statement.query([[1]]));
      assert.deepEqual(log, ['CreatePreparedStatement', 'query h2', 'ClosePreparedStatement h2']);
    });
  });

  it('is closed when the work with it fails, and that failure is the one told', async () => {
    const log: string[] = [];
    await withServer(preparing(log), async server => {
      const sql = new FlightSqlClient(server.client());
      const work = sql.withPrepared('SELECT 1', () => Promise.reject(new Error('disk full')));
      await assert.rejects(work, /disk full/);
      assert.deepEqual(log, ['CreatePreparedStatement', 'ClosePreparedStatement h1']);
    });
  });
});
