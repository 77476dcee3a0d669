import assert from 'node:assert/strict';
import type { QueryProgress } from '@lakehouse/protocol';
import { sampleCell, sampleTab } from '../support/fakeResults';
import { panelsOfSuite, type ResultsPanel } from '../support/resultsPanel';

const ROWS = 5000;
const TAB = sampleTab({ resultId: 'lost', title: 'orders', rows: ROWS, columns: 5 });
const LOST: QueryProgress = {
  ...TAB.progress,
  state: 'failed',
  rows: 0,
  error: { code: 'connection.lost', message: 'The rows are gone.', detail: { rowsAreGone: true } },
};

describe('a result whose rows are gone', () => {
  const open = panelsOfSuite();
  let panel: ResultsPanel;

  beforeEach(async () => {
    panel = await open([TAB], { width: 1300 });
    await panel.checkInSight(0, 0);
    // Nothing more can be had of the rows from here on.
    panel.host.hold = method => (method === 'results/window' ? new Promise(() => undefined) : Promise.resolve());
    await panel.surface.tell('results/progress', LOST);
    await panel.page
      .getByRole('alert')
      .getByText(/The rows are gone.*stays here/)
      .waitFor();
  });

  it('keeps what was on screen', async () => {
    for (const row of [0, 5]) await panel.checkInSight(row, 0);
    assert.equal(await panel.page.getByText('rows are gone', { exact: true }).count(), 1);
  });

  it('can be copied as far as it was fetched, and says what is missing', async () => {
    await panel.cell(4, 0).click();
    await panel.cell(5, 1).click({ modifiers: ['Shift'] });
    await panel.press('Control+c');
    await panel.page.getByText('Copied 2 rows.').waitFor();
    const text = [4, 5].map(row => [0, 1].map(column => sampleCell(row, column)).join('\t')).join('\n');
    await panel.checkAsked('results/copy', [{ text }]);
    await panel.press('Control+a', 'Control+c');
    await panel.page.getByText(/^Copied [\d,]+ rows; of [\d,]{5} rows nothing is left\.$/).waitFor();
  });

  it('can be run again', async () => {
    await panel.page.getByRole('button', { name: 'Run Again' }).last().click();
    await panel.until(() => panel.host.paramsOf('results/rerun').length > 0);
    await panel.checkAsked('results/rerun', [{ resultId: 'lost', all: false }]);
  });
});
