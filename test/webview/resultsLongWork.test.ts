import assert from 'node:assert/strict';
import type { PartialAnswer, ResultsCalls } from '@lakehouse/protocol';
import { sampleTab } from '../support/fakeResults';
import { panelsOfSuite, type ResultsPanel } from '../support/resultsPanel';

const MANY = sampleTab({ resultId: 'many', title: 'stg_orders', rows: 10_000_000, columns: 6 });
const ALL = 10_000_000;

describe('work on a result that takes long', () => {
  const open = panelsOfSuite();
  let panel: ResultsPanel;

  /** Shows a result whose host holds back the answers of a method; what is given back lets them go. */
  async function showHeld(method: keyof ResultsCalls, tab = MANY): Promise<() => void> {
    panel = await open([tab], { width: 1200 });
    const held: (() => void)[] = [];
    panel.host.hold = asked => (asked === method ? new Promise(resolve => held.push(resolve)) : Promise.resolve());
    await panel.cell(0, 0).click();
    return () => {
      panel.host.hold = () => Promise.resolve();
      for (const release of held) release();
    };
  }

  function last<M extends 'results/profile' | 'results/find'>(method: M): ResultsCalls[M]['params'] {
    const params = panel.host.paramsOf(method).at(-1);
    assert.ok(params !== undefined, 'it was asked');
    return params;
  }

  function tell(token: number | undefined, rows: number, part: Part): Promise<void> {
    return panel.surface.tell('results/partial', { resultId: 'many', token: token ?? 0, rows, of: ALL, ...part });
  }

  async function openProfile(): Promise<void> {
    await panel.header('amount').locator('.headerName').click({ button: 'right' });
    await panel.choose('Profile');
    await panel.until(() => panel.host.paramsOf('results/profile').length > 0);
  }

  function partOfAmount(rows: number): Part {
    const histogram = [1, 4, 2].map((share, i) => ({ from: `${i}`, to: `${i + 1}`, rows: share * (rows / 7) }));
    return { operation: 'profile', profile: { column: 2, rows, nulls: 0, min: '0', max: '3', histogram } };
  }

  it('shows what a profile has come to, and the whole of it at the end', async () => {
    const release = await showHeld('results/profile');
    await openProfile();
    const pane = panel.page.getByRole('complementary');
    await tell(last('results/profile').token, 2_100_000, partOfAmount(2_100_000));
    await pane.getByText('2.1M of 10M rows').waitFor();
    assert.equal(await pane.getByRole('group', { name: 'Spread of the values' }).getByRole('button').count(), 3);
    await panel.surface.screenshot('results profile on its way dark');
    assert.deepEqual(await panel.surface.accessibilityFindings(), []);
    await tell(last('results/profile').token, 4_000_000, partOfAmount(4_000_000));
    await pane.getByText('4M of 10M rows').waitFor();
    release();
    await pane.getByText('Median').waitFor();
    await pane.getByText(/of 10M rows/).waitFor({ state: 'detached' });
  });

  it('ends a profile with its button, keeps what is known, and reads all when asked', async () => {
    const release = await showHeld('results/profile');
    await openProfile();
    const pane = panel.page.getByRole('complementary');
    await tell(last('results/profile').token, 2_100_000, partOfAmount(2_100_000));
    await pane.getByRole('button', { name: 'Cancel' }).click();
    await pane.getByText('Stopped after 2.1M of 10M rows.').waitFor();
    await panel.checkAsked('results/stop', [{ resultId: 'many', operation: 'profile.pane' }]);
    assert.equal(await pane.getByRole('group', { name: 'Spread of the values' }).count(), 1);
    release();
    await pane.getByRole('button', { name: 'Read All' }).click();
    await pane.getByText('Median').waitFor();
  });

  it('ends a profile with Escape in the grid, and closes the pane with the next', async () => {
    await showHeld('results/profile');
    await openProfile();
    await panel.grid.focus();
    await panel.press('Escape');
    await panel.page.getByText('Stopped.').waitFor();
    await panel.press('Escape');
    await panel.page.getByRole('complementary').waitFor({ state: 'detached' });
  });

  it('ends a sort with Escape, and leaves the rows as they were', async () => {
    const release = await showHeld('results/arrange');
    await panel.header('amount').locator('.columnName').click();
    await panel.page.getByText('Sorting…').waitFor();
    await panel.grid.focus();
    await panel.press('Escape');
    await panel.page.getByText('Sorting…').waitFor({ state: 'detached' });
    await panel.checkAsked('results/stop', [{ resultId: 'many', operation: 'arrange' }]);
    assert.equal(panel.host.paramsOf('results/arrange').length, 1);
    assert.equal(await panel.page.locator('[aria-sort]').count(), 0);
    release();
  });

  it('ends a copy with Escape', async () => {
    const release = await showHeld('results/copyRange');
    await panel.press('Control+a', 'Control+c');
    await panel.page.getByText('Copying 60,000,000 values… Escape ends it.').waitFor();
    await panel.press('Escape');
    await panel.until(() => panel.host.paramsOf('results/stop').length === 1);
    await panel.checkAsked('results/stop', [{ resultId: 'many', operation: 'copyText' }]);
    release();
  });

  it('goes to a hit while the others are still counted, and never says more or less than is known', async () => {
    const release = await showHeld('results/find');
    await panel.press('Control+f');
    await panel.page.getByRole('textbox', { name: 'Find', exact: true }).fill('tony');
    await panel.page.getByText('Searching…').waitFor();
    const { token } = last('results/find');
    await tell(token, 4_500_000, { operation: 'find', found: { hits: 0 } });
    await panel.page.getByText('Searching… 45%').waitFor();
    const place = { row: 4, column: 1 };
    await tell(token, 5_000_000, { operation: 'find', found: { hits: 1, place, ordinal: 1 } });
    await panel.page.getByText('1 of 1+').waitFor();
    await panel.page.locator('.cell.active.match').waitFor();
    await tell(token, 9_000_000, { operation: 'find', found: { hits: 3, place, ordinal: 1 } });
    await panel.page.getByText('1 of 3+').waitFor();
    release();
    await panel.page.getByText('1 of 1,000', { exact: true }).waitFor();
  });

  it('ends a search with Escape, and closes the widget with the next', async () => {
    await showHeld('results/find');
    await panel.press('Control+f');
    await panel.page.getByRole('textbox', { name: 'Find', exact: true }).fill('tony');
    await panel.page.getByText('Searching…').waitFor();
    await panel.press('Escape');
    await panel.page.getByText(/^Stopped after/).waitFor();
    await panel.checkAsked('results/stop', [{ resultId: 'many', operation: 'find' }]);
    await panel.press('Escape');
    await panel.page.getByRole('search').waitFor({ state: 'detached' });
  });

  it('goes on by Enter as often as it was pressed while a search was going', async () => {
    const release = await showHeld('results/find', sampleTab({ ...SMALL, rows: 400 }));
    await panel.press('Control+f');
    await panel.page.keyboard.type('tony');
    await panel.press('Enter', 'Enter', 'Enter');
    release();
    await panel.page.getByText('3 of 80', { exact: true }).waitFor();
  });

  it('shows in the headers what is known of a column that is still read', async () => {
    const release = await showHeld('results/profile');
    await panel.page.getByRole('button', { name: 'Column Profiles' }).click();
    await panel.until(() => panel.host.paramsOf('results/profile').length === 1);
    const histogram = [{ from: '0', to: '1', rows: 7 }];
    const profile = { column: 0, rows: 7, nulls: 0, min: '0', max: '1', histogram };
    await tell(last('results/profile').token, 7, { operation: 'profile', profile });
    await panel.page.getByLabel('Profile of order_id: no NULL, 0 to 1').waitFor();
    await panel.page.getByRole('button', { name: 'Column Profiles' }).click();
    await panel.until(() => panel.host.paramsOf('results/stop').length === 1);
    release();
  });
});

type Part =
  | Pick<Extract<PartialAnswer, { readonly operation: 'profile' }>, 'operation' | 'profile'>
  | Pick<Extract<PartialAnswer, { readonly operation: 'find' }>, 'operation' | 'found'>;

const SMALL = { resultId: 'small', title: 'stg_customers', rows: 400, columns: 6 };
