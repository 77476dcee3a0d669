import assert from 'node:assert/strict';
import { Failure, type FailureCode } from '@lakehouse/base';
import { isFlightOutOfReach } from './flightOutOfReach';
import type { FailedRun, QueryRun } from './queryRun';

interface Case {
  readonly code: FailureCode;
  readonly transport?: 'flight' | 'rest';
  readonly wasAnswered?: boolean;
  readonly detail?: Failure['detail'];
}

function checkOutOfReach({ code, transport = 'flight', wasAnswered = false, detail = {} }: Case, expected: boolean) {
  // Of the run only the way is looked at.
  const run = { source: { transport } } as QueryRun;
  const failed: FailedRun = { run, failure: new Failure(code, 'no', detail), wasAnswered };
  assert.equal(isFlightOutOfReach(failed), expected);
}

describe('Arrow Flight', () => {
  it('is out of reach when no connection came about', () => {
    checkOutOfReach({ code: 'connection.refused' }, true);
    checkOutOfReach({ code: 'connection.timedOut' }, true);
    checkOutOfReach({ code: 'connection.lost' }, true);
  });

  it('is not when a stream was cut, our own thread ended, or the server answered', () => {
    checkOutOfReach({ code: 'connection.lost', wasAnswered: true }, false);
    checkOutOfReach({ code: 'connection.lost', detail: { rowsAreGone: true } }, false);
    checkOutOfReach({ code: 'auth.rejected' }, false);
  });

  it('is not the matter of a query over REST', () => {
    checkOutOfReach({ code: 'connection.refused', transport: 'rest' }, false);
  });
});
