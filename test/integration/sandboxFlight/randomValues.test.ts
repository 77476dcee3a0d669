import assert from 'node:assert/strict';
import { Logger, Secret } from '@lakehouse/base';
import { FlightClient } from '@lakehouse/flight';
import { cellReader } from '../../../packages/results/src/text/cellReader';
import type { Door } from '../../../sandbox/src/door';
import { startFlightDoor } from '../../../sandbox/src/flight/startFlightDoor';
import { Logins } from '../../../sandbox/src/logins';
import { DuckDBQueries } from '../../support/duckdbQueries';

const ROWS = 400;

type Random = (below: number) => number;
type Text = string | null;

/** How values of a type are made, and how DuckDB's own text of them is brought to ours. */
interface Kind {
  readonly type: string;
  /** A value as SQL. */
  readonly literal: (random: Random) => string;
  /** SQL of DuckDB's text of the column `v`. */
  readonly text?: string;
  /** What both texts are compared as. */
  readonly same?: (text: string) => unknown;
}

function randomNumbers(seed: number): Random {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
}

function digits(random: Random, most: number): string {
  return Array.from({ length: 1 + random(most) }, () => random(10)).join('');
}

function integer(bits: bigint): (random: Random) => string {
  return random => {
    const limits = [2n ** (bits - 1n) - 1n, -(2n ** (bits - 1n)), 0n, -1n];
    const any = BigInt.asIntN(
      Number(bits),
      BigInt(`0x${Array.from({ length: 32 }, () => random(16).toString(16)).join('')}`),
    );
    return `'${random(4) === 0 ? limits[random(4)] : any >> BigInt(random(Number(bits)))}'`;
  };
}

function decimal(precision: number, scale: number): (random: Random) => string {
  return random => {
    const whole = digits(random, precision)
      .padStart(scale + 1, '0')
      .slice(-precision);
    const padded = whole.padStart(scale + 1, '0');
    return `'${random(2) === 0 ? '-' : ''}${padded.slice(0, padded.length - scale) || '0'}.${padded.slice(padded.length - scale)}'`;
  };
}

function floating(random: Random): string {
  const known = ['-0.0', 'NaN', 'Infinity', '-Infinity', '1e-45', '0.1', '16777217', '3.4028234e38', '5e-324'];
  if (random(4) === 0) return `'${known[random(known.length)]}'`;
  return `'${random(2) === 0 ? '-' : ''}${digits(random, 9)}.${digits(random, 9)}e${random(60) - 30}'`;
}

const LETTERS = ['a', 'Z', ' ', '\n', '\t', '"', "''", '\\', 'é', '🦆', '\ufeff', '\u2028', '👩‍👩‍👧', '%', ','] as const;

function text(random: Random): string {
  return `'${Array.from({ length: random(30) }, () => LETTERS[random(LETTERS.length)]).join('')}'`;
}

function two(random: Random, below: number): string {
  return String(random(below)).padStart(2, '0');
}

function date(random: Random): string {
  return `${String(1 + random(9999)).padStart(4, '0')}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`;
}

function time(random: Random): string {
  return `${two(random, 24)}:${two(random, 60)}:${two(random, 60)}.${String(random(1000)).padStart(3, '0')}`;
}

/** DuckDB leaves out zeros at the end of a second's fraction, and a fraction of zeros. */
function milliseconds(value: string): string {
  const [whole, fraction = ''] = value.split('.');
  return `${whole}.${fraction.padEnd(3, '0')}`;
}

/** DuckDB writes numbers in other words, though with the digits that lead back to them. */
function asNumber(value: string): string {
  const number = Number(value.replace('inf', 'Infinity').replace('nan', 'NaN'));
  return Object.is(number, -0) ? '-0' : String(number);
}

const KINDS: readonly Kind[] = [
  { type: 'TINYINT', literal: integer(8n) },
  { type: 'SMALLINT', literal: integer(16n) },
  { type: 'INTEGER', literal: integer(32n) },
  { type: 'BIGINT', literal: integer(64n) },
  { type: 'UBIGINT', literal: random => integer(64n)(random).replace('-', '') },
  { type: 'DECIMAL(4, 2)', literal: decimal(4, 2) },
  { type: 'DECIMAL(18, 6)', literal: decimal(18, 6) },
  { type: 'DECIMAL(38, 10)', literal: decimal(38, 10) },
  { type: 'DECIMAL(38, 37)', literal: decimal(38, 37) },
  { type: 'DOUBLE', literal: floating, same: asNumber },
  { type: 'FLOAT', literal: floating, same: value => asNumber(String(Math.fround(Number(asNumber(value))))) },
  { type: 'BOOLEAN', literal: random => (random(2) === 0 ? 'true' : 'false') },
  { type: 'VARCHAR', literal: text },
  { type: 'BLOB', literal: random => `from_hex('${digits(random, 20).padStart(20, '0')}')`, text: 'hex(v)' },
  { type: 'DATE', literal: random => `'${date(random)}'` },
  { type: 'TIME', literal: random => `'${time(random)}'`, same: milliseconds },
  { type: 'TIMESTAMP', literal: random => `'${date(random)} ${time(random)}'`, same: milliseconds },
];

describe('random values of DuckDB, through the Flight door to our text', () => {
  let queries: DuckDBQueries;
  let door: Door;
  let client: FlightClient;

  before(async () => {
    queries = await DuckDBQueries.start();
    const logins = new Logins('admin', new Secret('password123'));
    door = await startFlightDoor({ lake: queries, logins, port: 0, log: new Logger(() => undefined) });
    const credentials = { kind: 'password', user: 'admin', password: new Secret('password123') } as const;
    client = new FlightClient({ host: '127.0.0.1', port: door.port, credentials });
  });
  after(async () => {
    client.close();
    await door.close();
    queries.stop();
  });

  async function rowsOf(sql: string): Promise<readonly (readonly Text[])[]> {
    const rows: Text[][] = [];
    for await (const batch of await client.query(sql)) {
      const readers = batch.data.children.map(cellReader);
      for (let row = 0; row < batch.numRows; row++) rows.push(readers.map(read => read(row)));
    }
    return rows;
  }

  async function checkKind({ type, literal, text: asText = 'v::VARCHAR', same = value => value }: Kind): Promise<void> {
    const random = randomNumbers(type.length * 7919);
    const values = Array.from({ length: ROWS }, () =>
      random(10) === 0 ? 'NULL' : `CAST(${literal(random)} AS ${type})`,
    );
    const rows = await rowsOf(
      `SELECT v, ${asText} FROM (VALUES ${values.map((value, i) => `(${i}, ${value})`).join(', ')}) t(i, v) ORDER BY i`,
    );
    assert.equal(rows.length, ROWS);
    for (const [i, [ours = null, theirs = null]] of rows.entries())
      assert.deepEqual(ours === null ? null : same(ours), theirs === null ? null : same(theirs), values[i]);
  }

  for (const kind of KINDS) it(`are what DuckDB says: ${kind.type}`, () => checkKind(kind));

  it('keep all digits inside of lists and structs', async () => {
    const random = randomNumbers(4711);
    const values = Array.from({ length: ROWS }, () => integer(64n)(random).slice(1, -1));
    const list = values.map(value => `CAST('${value}' AS BIGINT)`).join(', ');
    const rows = await rowsOf(`SELECT [${list}], {'a': [${list}], 'b': NULL::DOUBLE}, MAP {'k': [${list}]}`);
    const text = `[${values.join(',')}]`;
    assert.deepEqual(rows, [[text, `{"a":${text},"b":null}`, `{"k":${text}}`]]);
  });
});
