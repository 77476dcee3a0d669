import assert from 'node:assert/strict';
import type { FlightClient } from '@lakehouse/flight';
import { ArrangedResult, ResultStore } from '../../../packages/results/src/index';
import { exactColumns } from '../../support/exactValues';
import { PyarrowServer } from '../../support/pyarrowServer';

describe('the table of exact values, served by pyarrow', () => {
  let server: PyarrowServer;
  let client: FlightClient;

  before(async () => {
    server = await PyarrowServer.run('test/support/exactValues.py');
    client = server.client({ credentials: { kind: 'none' } });
  });
  after(async () => {
    client.close();
    await server.stop();
  });

  async function checkTable(query: string): Promise<void> {
    const stream = await client.query(query);
    const store = new ResultStore(stream.schema);
    for await (const batch of stream) await store.append(batch);
    const expected = exactColumns();
    const result = new ArrangedResult(store);
    const { rows, cut } = result.window({ rowStart: 0, rowCount: 100, columnStart: 0, columnCount: 1000 });
    assert.deepEqual(
      store.columns.map(({ name, type }) => [name, type]),
      expected.map(({ name, type }) => [name, type]),
    );
    for (const [column, { name, cells }] of expected.entries()) {
      // A window has the beginning of a long text.
      const shown = cells.map((cell, row) => {
        const isCut = cut?.some(place => place.row === row && place.column === column) === true;
        return isCut ? cell?.slice(0, rows[row]?.[column]?.length) : cell;
      });
      assert.deepEqual(
        rows.map(row => row[column]),
        shown,
        name,
      );
    }
  }

  it('comes as Python says', () => checkTable('plain'));
  it('comes so when bodies are compressed with ZSTD', () => checkTable('zstd'));
  it('comes so when bodies are compressed with LZ4', () => checkTable('lz4'));
});
