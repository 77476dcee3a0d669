import assert from 'node:assert/strict';
import { sampleTab } from '../support/fakeResults';
import { panelsOfSuite, type ResultsPanel } from '../support/resultsPanel';
import type { ThemeName } from '../support/themes';

const SMALL = sampleTab({ resultId: 'small', title: 'stg_customers', rows: 40, columns: 7 });
const WIDE = sampleTab({ resultId: 'wide', title: 'wide', rows: 400, columns: 300 });
const THEMES = ['dark', 'light', 'high contrast', 'high contrast light'] as const satisfies readonly ThemeName[];

describe('profiles in the headers of the results panel', () => {
  const open = panelsOfSuite();
  let panel: ResultsPanel;

  async function show(tab = SMALL, theme: ThemeName = 'dark'): Promise<void> {
    panel = await open([tab], { theme, width: 1150 });
    await panel.cell(0, 0).waitFor();
    await panel.page.getByRole('button', { name: 'Column Profiles' }).click();
  }

  /** Columns that were asked for, in their order. */
  function asked(): readonly number[] {
    return panel.host.paramsOf('results/profile').map(({ column }) => column);
  }

  async function allRead(): Promise<void> {
    await panel.page.locator('.headerProfile').first().waitFor();
    await panel.page.waitForFunction(() => document.querySelector('.headerProfile.waiting') === null);
  }

  function profileOf(name: string) {
    return panel.page.getByRole('button', { name: new RegExp(`^Profile of ${name}: `), includeHidden: true });
  }

  it('say how much is NULL, how many values differ, and from where to where they go', async () => {
    await show();
    await panel.page.getByLabel('Profile of customer: 2.5% NULL, 7 distinct,').waitFor();
    await panel.page.getByLabel('Profile of amount: no NULL, all distinct, 1e-10 to 39.0000000001').waitFor();
    assert.match(
      (await panel.header('is_paid').getAttribute('aria-label')) ?? '',
      /is_paid BOOLEAN, no NULL, 2 distinct/,
    );
    assert.equal(await profileOf('amount').locator('path').count(), 1);
    assert.ok((await profileOf('is_paid').locator('rect').count()) === 2);
    assert.deepEqual(asked(), [0, 1, 2, 3, 4, 5, 6]);
    assert.ok(panel.host.paramsOf('results/profile').every(({ purpose }) => purpose === 'header'));
  });

  it('open the whole profile when they are pressed', async () => {
    await show();
    await profileOf('amount').click();
    await panel.page.getByRole('complementary').getByText('Median').waitFor();
  });

  it('are read for the columns in sight alone, and for others once they are scrolled to', async () => {
    await show(WIDE);
    const { page } = panel;
    await allRead();
    assert.ok(asked().length < 20, `${asked().length} columns`);
    await panel.grid.evaluate(grid => grid.scrollTo(1e6, 0));
    await page.getByLabel(/^Profile of order_id_294: no NULL/).waitFor();
    await allRead();
    assert.ok(asked().includes(294) && asked().length < 40, `${asked().length} columns`);
  });

  it('do not hold up scrolling, and a column that is gone gives way to those in sight', async () => {
    panel = await open([WIDE], { width: 1150 });
    const held: (() => void)[] = [];
    panel.host.hold = method =>
      method === 'results/profile' ? new Promise(resolve => held.push(resolve)) : Promise.resolve();
    await panel.cell(0, 0).waitFor();
    await panel.page.getByRole('button', { name: 'Column Profiles' }).click();
    await panel.until(() => asked().length === 1);
    await panel.grid.evaluate(grid => grid.scrollTo(1e6, 0));
    await panel.cell(3, 299).waitFor();
    await panel.until(() => asked().length === 2);
    assert.ok((asked()[1] ?? 0) > 200, `${asked()[1]}`);
    panel.host.hold = () => Promise.resolve();
    for (const release of held) release();
    await allRead();
  });

  it('are read again for other rows, but neither for a sort nor for a filter that is taken back', async () => {
    await show();
    await panel.until(() => asked().length === 7);
    await panel.header('amount').locator('.columnName').click();
    await panel.page.getByText('Sorted').waitFor();
    await panel.header('customer').locator('.headerName').click({ button: 'right' });
    await panel.choose('Filter…');
    await panel.page.keyboard.type('ada');
    await panel.page.getByLabel('Profile of customer: no NULL, 1 distinct,').waitFor();
    await panel.until(() => asked().length === 14);
    await panel.page.getByRole('button', { name: 'Show as It Came' }).click();
    await panel.page.getByLabel('Profile of customer: 2.5% NULL, 7 distinct,').waitFor();
    assert.equal(asked().length, 14);
  });

  it('come and go by keys and by the menu of a column, and stay for the next page', async () => {
    await show();
    await profileOf('amount').waitFor();
    await panel.grid.focus();
    await panel.press('Control+Alt+p');
    await profileOf('amount').waitFor({ state: 'detached' });
    await panel.header('amount').locator('.headerName').click({ button: 'right' });
    await panel.choose('Profiles in Headers');
    await profileOf('amount').waitFor();
    await panel.until(async () =>
      (await panel.page.evaluate(() => sessionStorage.getItem('surface-state') ?? '')).includes(
        '"areProfilesShown":true',
      ),
    );
    await panel.page.reload();
    await profileOf('amount').waitFor();
  });

  for (const theme of THEMES)
    it(`are accessible: ${theme}`, async () => {
      await show(SMALL, theme);
      await panel.page.getByRole('button', { name: 'Filters' }).click();
      await panel.until(() => asked().length === 7);
      await allRead();
      assert.deepEqual(await panel.surface.accessibilityFindings(), []);
      await panel.surface.screenshot(`results header profiles ${theme}`);
    });
});
