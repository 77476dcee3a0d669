import assert from 'node:assert/strict';
import { comparedTab, sampleTab } from '../support/fakeResults';
import { panelsOfSuite, type ResultsPanel } from '../support/resultsPanel';
import type { ThemeName } from '../support/themes';

const MANY = sampleTab({ resultId: 'many', title: 'stg_orders', rows: 400, columns: 12 });
const COMPARED = comparedTab('compared', 40);
const THEMES = ['dark', 'light', 'high contrast', 'high contrast light'] as const satisfies readonly ThemeName[];

describe('the results panel is accessible in every theme', () => {
  const open = panelsOfSuite();
  let panel: ResultsPanel;

  /** What axe finds is nothing; the screenshot is for people. */
  async function check(state: string, theme: ThemeName): Promise<void> {
    assert.deepEqual(await panel.surface.accessibilityFindings(), [], state);
    await panel.surface.screenshot(`results ${state} ${theme}`);
  }

  for (const theme of THEMES)
    it(`${theme}: filters, find, menus and columns`, async () => {
      panel = await open([MANY], { theme, width: 1100 });
      await panel.header('customer').locator('.headerName').click({ button: 'right' });
      await panel.choose('Pin to the Left');
      await panel.header('amount').locator('.columnName').click();
      await panel.page.getByText('Sorted').waitFor();
      await panel.page.getByRole('button', { name: 'Filters' }).click();
      await panel.page.getByRole('textbox', { name: 'Filter customer' }).fill('!ada');
      await panel.page.getByText('319 of 400 rows').waitFor();
      await panel.page.getByRole('textbox', { name: 'Filter order_id', exact: true }).fill('> x');
      await panel.page.getByRole('alert').waitFor();
      await panel.page.getByRole('button', { name: 'Find', exact: true }).click();
      await panel.page.getByRole('textbox', { name: 'Find', exact: true }).fill('hoare');
      await panel.page.getByText(/^\d+ of \d+$/).waitFor();
      await panel.page.getByRole('button', { name: 'Columns', exact: true }).click();
      await panel.page.getByRole('complementary').waitFor();
      await check('filters', theme);
      await panel.cell(3, 2).click({ button: 'right' });
      await panel.page.getByRole('menu').waitFor();
      await check('menu', theme);
    });

  for (const theme of THEMES)
    it(`${theme}: profile and comparison`, async () => {
      panel = await open([COMPARED], { theme, width: 1100 });
      await panel.cell(4, 1).click();
      await panel.header('amount').locator('.headerName').click({ button: 'right' });
      await panel.choose('Profile');
      await panel.page.getByText('Median').waitFor();
      await check('comparison', theme);
    });
});
