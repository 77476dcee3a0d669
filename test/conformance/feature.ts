import { appendFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { Failure, type FailureCode } from '../../packages/base/src/index';
import { required } from '../support/required';

/** A feature that a server does not offer, in its own words. */
export interface NotOffered {
  readonly words: string;
}

/** One cell of a printed table; each table has servers as columns and features as rows. */
interface Place {
  readonly table: string;
  readonly server: string;
}

/**
 * A test that is also a cell of the table that `npm run test:conformance` prints.
 *
 * The work resolves with nothing when the feature works, or with what `checkNotOffered` gave where the server has none.
 */
export function feature(place: Place, name: string, work: () => Promise<NotOffered | undefined>): void {
  it(name, async () => {
    const tell = (outcome: string, words = ''): void => {
      const line = JSON.stringify({ ...place, feature: name, outcome, words });
      appendFileSync(required('LAKEHOUSE_CONFORMANCE_CELLS'), `${line}\n`);
    };
    try {
      const refused = await work();
      if (refused === undefined) tell('pass');
      else tell('not offered', refused.words);
    } catch (error) {
      tell('FAIL', String(error));
      throw error;
    }
  });
}

/** Asserts that the server refuses with a code that says so, and gives its words for the table. */
export async function checkNotOffered(
  work: Promise<unknown>,
  words: RegExp,
  codes: readonly FailureCode[] = ['query.unsupported'],
): Promise<NotOffered> {
  const failure: unknown = await work.then(
    () => assert.fail('the server was expected to refuse this, and did not'),
    (error: unknown) => error,
  );
  assert.ok(failure instanceof Failure, String(failure));
  const said = String(failure.detail['server'] ?? failure.message);
  assert.ok(codes.includes(failure.code) && words.test(said), `${failure.code}: ${said}`);
  return { words: said === '' ? String(failure.detail['status']) : said };
}
