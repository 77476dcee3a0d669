import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { LakehouseWindow } from '../support/lakehouseWindow';
import type { VsCodeWindow } from '../support/vscodeWindow';

const MODEL = 'int_customer_orders.sql';
const SCHEMA = '_marts.yml';
const REVENUE = 'fct_daily_revenue.sql';
const REFLECTION = 'raw_fct_orders.sql';

/** What the language server knows, seen through the window by someone who edits the sample for the first time. */
describe('the language engine in the window', () => {
  let lakehouse: LakehouseWindow;
  let window: VsCodeWindow;

  before(async () => {
    lakehouse = await LakehouseWindow.open({ workspace: 'samples/lakehouse', build: false });
    window = lakehouse.window;
    await window.openFile(MODEL);
    // From here on the server has read the whole project.
    await window.page
      .locator('.codelens-decoration', { hasText: /\d reference/ })
      .first()
      .waitFor();
  });
  after(() => lakehouse.close());
  afterEach(async function () {
    await window.screenshot(`engine ${this.currentTest?.title ?? ''}`);
    await window.page.keyboard.press('Escape');
  });

  describe('while SQL is typed', () => {
    beforeEach(() => fresh(window, MODEL));

    it('completes the columns behind an alias, in the order of the query that makes them', async () => {
      await newLineBelow(window, 11);
      await window.page.keyboard.type('customers.', { delay: 20 });
      const labels = await listed(window, 'zip_code');
      assert.deepEqual(labels.slice(0, 4), ['customer_id', 'customer_name', 'email', 'phone']);
      await window.page.keyboard.type('cit');
      await window.accept('city');
      await line(window, 'customers.city').waitFor();
    });

    it('opens no list where Enter ends a line', async () => {
      await newLineBelow(window, 19);
      await window.page.keyboard.type("where status = 'paid'\n", { delay: 60 });
      await window.page.keyboard.type('and amount > 10 \n', { delay: 60 });
      await window.page.keyboard.type('order by\norder_id,\ncustomer_name', { delay: 60 });
      for (const text of ["where status = 'paid'", 'and amount > 10', 'order by', 'order_id,'])
        await line(window, text, true).waitFor();
    });

    it('writes a join: tables as refs, an alias of one letter, the condition of equal keys', async () => {
      await fresh(window, REVENUE);
      await window.command('Select All');
      await window.page.keyboard.type('select o.order_id\nfrom stg_ord', { delay: 40 });
      await window.accept('stg_orders');
      await window.page.keyboard.type(' o\nleft join stg_cust', { delay: 40 });
      await window.accept('stg_customers');
      await window.page.keyboard.type(' c on ', { delay: 40 });
      await window.accept('o.customer_id = c.customer_id');
      await line(window, "from {{ ref('stg_orders') }} o", true).waitFor();
      await line(window, "left join {{ ref('stg_customers') }} c on o.customer_id = c.customer_id", true).waitFor();
    });

    it('marks a misspelt column and mends it by a quick fix', async () => {
      await newLineBelow(window, 11);
      await window.page.keyboard.type('customers.emial,');
      const problems = await window.problems(/emial/);
      assert.ok(
        problems.some(problem => problem.includes('There is no column "emial" in customers.')),
        problems.join('\n'),
      );
      await window.openFile(MODEL);
      await window.goTo(12, 18);
      await window.command('Quick Fix...');
      await window.page.locator('.action-widget').getByText('Change to "email"').click();
      await window.problem(/emial/).waitFor({ state: 'detached' });
    });

    it('shows the arguments of a function, and the units of time that one takes', async () => {
      await newLineBelow(window, 15);
      await window.page.keyboard.type('date_trunc(', { delay: 20 });
      const help = window.page.locator('.parameter-hints-widget.visible');
      await help.getByText('DATE_TRUNC(unit, value)').waitFor();
      await window.page.keyboard.type("'", { delay: 20 });
      assert.ok((await listed(window, 'month')).includes('quarter'));
    });
  });

  describe('about the names of a model', () => {
    beforeEach(() => fresh(window, MODEL));

    it('tells the type of a column, what is said of it and how that is known', async () => {
      await window.goTo(10, 20);
      const text = await window.hover();
      for (const part of ['customer_id BIGINT', "The shop's number of the customer.", 'stg_customers', 'Known from'])
        assert.ok(text.includes(part), text);
    });

    it('goes from a column through * to the expression that makes it', async () => {
      await window.goTo(11, 20);
      await window.command('Go to Definition');
      await window.page.locator('.tab.active[data-resource-name="stg_customers.sql"]').waitFor();
      await window.statusBar(/Ln 3, Col \d+/).waitFor();
    });

    it('finds every place that names a model', async () => {
      await window.goTo(2, 34);
      await window.command('Go to References');
      const rows = window.page.locator('.reference-zone-widget .monaco-list-row');
      for (const file of [MODEL, '_staging.yml', 'stg_customers.sql']) await rows.filter({ hasText: file }).waitFor();
    });

    it('outlines a model by its queries and columns, and shows them as breadcrumbs', async () => {
      await window.goTo(10, 20);
      const crumbs = window.page.locator('.breadcrumbs-control .monaco-breadcrumb-item');
      await crumbs.filter({ hasText: 'customer_id' }).waitFor();
      await window.command('Explorer: Focus on Outline View');
      for (const name of ['customers', 'orders']) await window.treeItem('Outline', new RegExp(`^${name}\\b`)).waitFor();
    });

    it('colours names by what the project knows of them', async () => {
      // The grammar alone colours the name of a model as the text in quotes that it is.
      const [name, text] = await Promise.all([
        colourOf(line(window, 'stg_customers'), 'stg_customers'),
        colourOf(line(window, 'stg_customers'), "'"),
      ]);
      assert.ok(name !== undefined && text !== undefined);
      assert.notEqual(name, text);
    });

    it('tells above a model who uses it, each once and on one line', async () => {
      await window.goTo(1);
      const [first = ''] = await window.page.locator('.codelens-decoration').allInnerTexts();
      const titles = first.split('|').map(title => title.trim());
      assert.deepEqual(titles, [...new Set(titles)]);
      for (const title of ['references', 'lineage', 'dbt run', 'dbt test', 'Run query'])
        assert.ok(
          titles.some(one => one.endsWith(title)),
          titles.join(' | '),
        );
    });

    it('hints at the types that a query makes and at the columns of *', async () => {
      await line(window, 'select * 10 columns from').waitFor();
      await window.openFile('stg_orders.sql');
      await line(window, 'as order_date DATE').waitFor();
    });
  });

  describe('in YAML', () => {
    beforeEach(() => fresh(window, SCHEMA));

    it('completes a test with its arguments', async () => {
      await newLineBelow(window, 13);
      await window.page.keyboard.type('data_tests:');
      await window.page.keyboard.press('Escape');
      await window.page.keyboard.press('Enter');
      await window.page.keyboard.type('  - accep', { delay: 20 });
      await window.accept('accepted_values');
      for (const text of ['- accepted_values:', 'arguments:', 'values: []']) await line(window, text).waitFor();
    });

    it('completes a column that has no entry yet', async () => {
      await newLineBelow(window, 13);
      await window.page.keyboard.press('Shift+Tab');
      await window.page.keyboard.type('- name: ', { delay: 20 });
      assert.equal((await listed(window, 'average_order_value'))[0], 'customer_name');
    });
  });

  describe('in Jinja', () => {
    it('completes keys of config(), and values behind them', async () => {
      await fresh(window, REVENUE);
      await newLineBelow(window, 12);
      await window.page.keyboard.type('{{ config(', { delay: 20 });
      await window.page.keyboard.type('mater', { delay: 20 });
      await window.accept('materialized');
      assert.deepEqual(await listed(window, 'view'), ['ephemeral', 'incremental', 'reflection', 'table', 'view']);
    });

    it('marks a block that ends as another, and names the place where it began', async () => {
      await fresh(window, REVENUE);
      await window.goTo(10, 19);
      for (let i = 0; i < 6; i++) await window.page.keyboard.press('Backspace');
      await window.page.keyboard.type('endif');
      await window.problems(/endif/);
      await window.page.keyboard.press('ArrowDown');
      await window.page.keyboard.press('ArrowRight');
      const related = window.page.locator('.markers-panel .monaco-list-row', { hasText: 'Ln 8' });
      await related.first().waitFor();
      await fresh(window, REVENUE);
    });
  });

  describe('in the model of a reflection', () => {
    it('completes its keys, and columns of its dataset', async () => {
      await fresh(window, REFLECTION);
      await newLineBelow(window, 5, ',');
      await window.page.keyboard.type('localsort', { delay: 20 });
      await window.accept('localsort_by');
      const labels = await listed(window, 'amount');
      assert.deepEqual(labels.slice(0, 3), ['order_id', 'customer_id', 'order_date']);
    });

    it('marks a column that the dataset does not have', async () => {
      await fresh(window, REFLECTION);
      await window.goTo(5, 23);
      await window.page.keyboard.type("'order_dat', ");
      const problems = await window.problems(/order_dat/);
      assert.ok(
        problems.some(problem => problem.includes('fct_orders has no column "order_dat"')),
        problems.join('\n'),
      );
    });

    it('leads from the code of a problem to its explanation', async () => {
      const code = window.page.locator('.markers-panel a', { hasText: 'reflection.column' });
      await code.click({ modifiers: ['Control'] });
      await window.page.locator('.tab.active[data-resource-name="diagnostics.md"]').waitFor();
      await line(window, '## reflection.column').waitFor();
      await fresh(window, REFLECTION);
    });
  });

  describe('when a model is renamed', () => {
    it('takes its file, its entry in YAML and all who use it along', async () => {
      await fresh(window, MODEL);
      await window.goTo(2, 34);
      await window.page.keyboard.press('F2');
      const input = window.page.locator('.rename-box input');
      await input.fill('stg_clients');
      await input.press('Enter');
      await line(window, "ref('stg_clients')").waitFor();
      await window.page.locator('.explorer-folders-view').getByText('stg_clients.sql').waitFor();
      const staging = join(window.server.workspace, 'models/staging');
      assert.ok(existsSync(join(staging, 'stg_clients.sql')));
      assert.ok(!existsSync(join(staging, 'stg_customers.sql')));
      await window.openFile('_staging.yml');
      for (const text of ['- name: stg_clients', "to: ref('stg_clients')"]) await line(window, text).waitFor();
      await window.openFile('stg_clients.sql');
      await window.page
        .locator('.codelens-decoration', { hasText: /\d reference/ })
        .first()
        .waitFor();
    });
  });
});

/** Lines of the editor that hold a text; rows hold blanks that do not break. */
function line(window: VsCodeWindow, text: string, whole = false): Locator {
  const pattern = text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+');
  const rows = window.page.locator('.editor-instance .monaco-editor .view-line');
  return rows.filter({ hasText: new RegExp(whole ? `^\\s*${pattern}\\s*$` : pattern) }).first();
}

/** Starts a new line below one, after text that is put behind that one. */
async function newLineBelow(window: VsCodeWindow, number: number, ending = ''): Promise<void> {
  await window.goTo(number);
  await window.page.keyboard.press('End');
  await window.page.keyboard.type(ending);
  await window.page.keyboard.press('Enter');
}

/** What a list shows that has opened of its own accord, once an entry is in it. */
async function listed(window: VsCodeWindow, wanted: string): Promise<string[]> {
  const rows = window.page.locator('.suggest-widget.visible .monaco-list-row');
  await rows.filter({ hasText: wanted }).first().waitFor();
  return rows.locator('.label-name').allInnerTexts();
}

/** A file as it is on disk, whatever a step before did to it. */
async function fresh(window: VsCodeWindow, file: string): Promise<void> {
  await window.page.keyboard.press('Escape');
  await window.openFile(file);
  await window.command('File: Revert File');
  await window.page.locator(`.tab.active.dirty[data-resource-name="${file}"]`).waitFor({ state: 'detached' });
}

/** The colour in which a line shows a word. */
function colourOf(row: Locator, word: string): Promise<string | undefined> {
  return row.evaluate((element, wanted) => {
    const spans = [...element.querySelectorAll('span')].filter(span => span.children.length === 0);
    const span = spans.find(({ textContent }) => textContent.trim() === wanted);
    return span === undefined ? undefined : getComputedStyle(span).color;
  }, word);
}
