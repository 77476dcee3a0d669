import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { ResultTab } from '@lakehouse/protocol';
import { AS_IT_CAME } from './arrange/arrangement';
import { freshView } from './columns/columnView';
import { Places } from './places';

const TAB: ResultTab = {
  resultId: 'r',
  title: 'a query',
  sql: 'SELECT 1',
  connection: 'local',
  transport: 'flight',
  progress: { resultId: 'r', state: 'running', columns: [], rows: 0, bytes: 0, elapsedMs: 0, truncated: false },
};

describe('the places of results', () => {
  it('are written also while a query reports every 50 ms', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      let written = 0;
      const api = { postMessage: () => undefined, getState: () => undefined, setState: () => (written += 1) };
      const places = new Places(api);
      const grid = { top: 0, left: 0, view: freshView(0) };
      for (let ms = 0; ms < 1000; ms += 50) {
        places.keep(TAB, { grid, arrangement: AS_IT_CAME, isFilterRowShown: false, areProfilesShown: false });
        mock.timers.tick(50);
      }
      assert.equal(written, 4);
    } finally {
      mock.timers.reset();
    }
  });
});
