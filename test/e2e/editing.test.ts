import assert from 'node:assert/strict';
import { LakehouseWindow } from '../support/lakehouseWindow';
import type { VsCodeWindow } from '../support/vscodeWindow';

const WITH_CTES = `{{ config(materialized='view') }}
with orders as (select * from {{ source('bronze', 'raw_orders') }}),
counted as (select count(*) as counted_orders from orders)
select 'whole' as whole`;

const EDITED = `select order_id, customer_id, order_date, amount, 'edited here' as status, updated_at
from {{ source('bronze', 'raw_orders') }}`;

/** Nothing of the sample is built in Dremio: only what Airbyte loaded is there. */
describe('writing models', () => {
  let lakehouse: LakehouseWindow;
  let window: VsCodeWindow;

  before(async () => {
    lakehouse = await LakehouseWindow.open({ workspace: 'samples/lakehouse', build: false });
    window = lakehouse.window;
  });
  after(() => lakehouse.close());
  afterEach(async function () {
    await window.screenshot(`editing ${this.currentTest?.title ?? ''}`);
  });

  /** Puts another text into the editor of a file, and leaves it unsaved. */
  async function rewrite(file: string, text: string): Promise<void> {
    await window.openFile(file);
    await window.command('Select All');
    await window.page.keyboard.insertText(text);
  }

  async function revert(file: string): Promise<void> {
    await window.openFile(file);
    await window.command('File: Revert File');
  }

  it('runs the CTE under the cursor with those that it needs', async () => {
    await rewrite('stg_orders.sql', WITH_CTES);
    await window.page.locator('.codelens-decoration', { hasText: 'Run CTE' }).first().waitFor();
    await window.goTo(3, 30);
    await window.command('Lakehouse: Run CTE');
    const results = await window.webview('[role=grid] :text("counted_orders")');
    await results.getByText('stg_orders › counted').first().waitFor();
    await revert('stg_orders.sql');
  });

  it('runs a model with upstream models that are not built, or edited and not saved', async () => {
    await rewrite('stg_orders.sql', EDITED);
    await window.openFile('fct_orders.sql');
    await window.command('Lakehouse: Run with Upstream Models Inlined');
    const results = await window.webview('[role=grid] :text("edited here")');
    await results.getByText('fct_orders + upstream').first().waitFor();
    await results.getByText('Put in as CTEs: stg_orders').waitFor();
    await revert('stg_orders.sql');
  });

  it('shows compiled SQL beside the model, of the text as it is typed', async () => {
    await window.openFile('stg_orders.sql');
    await window.command('Lakehouse: Show Compiled SQL');
    const view = window.page.locator('.editor-instance', { hasText: '"bronze"."raw_orders"' });
    await view.first().waitFor();
    await window.page.locator('.tab', { hasText: 'stg_orders (compiled by Lakehouse)' }).waitFor();
    await window.appendLine('-- {{ 40 + 2 }} more');
    await view.locator('.view-line', { hasText: '-- 42 more' }).waitFor();
  });

  it('tells what cannot be compiled, and where, above what could be last', async () => {
    await window.appendLine("-- {{ ref('nothing') }}");
    const told = window.page.locator('.view-line', { hasText: /Line\s\d+,\scolumn\s\d+:\sThere\sis\sno/ });
    await told.waitFor();
    await window.page.locator('.view-line', { hasText: '-- 42 more' }).last().waitFor();
  });

  it('follows the editor to another model', async () => {
    await revert('stg_orders.sql');
    await window.openFile('stg_customers.sql');
    await window.page.locator('.tab', { hasText: 'stg_customers (compiled by Lakehouse)' }).waitFor();
    await window.page.locator('.view-line', { hasText: '"bronze"."raw_customers"' }).waitFor();
  });

  it('shows what dbt itself makes of the model', async () => {
    await window.openFile('stg_customers.sql');
    await window.command('Lakehouse: Show SQL Compiled by dbt');
    const tab = window.page.locator('.tab', { hasText: 'stg_customers (compiled by dbt)' });
    await tab.waitFor({ timeout: 90_000 });
    await window.page.locator('.view-line', { hasText: 'raw_customers' }).last().waitFor();
  });

  it('formats the model, and changes nothing the second time', async () => {
    await rewrite('stg_orders.sql', "select a,b from {{ ref('x') }} where {{ m }}_amount>1");
    await window.command('Format Document');
    await window.page.locator('.view-line', { hasText: /^where\s+{{\s+m\s+}}_amount\s+>\s+1$/ }).waitFor();
    await window.page.locator('.view-line', { hasText: /^from\s+{{\s+ref\('x'\)\s+}}$/ }).waitFor();
  });

  it('symptom: braces are doubled; what is typed is closed once', async () => {
    await rewrite('stg_orders.sql', '');
    await window.page.keyboard.type("{{ ref('", { delay: 40 });
    await window.page.keyboard.press('Escape');
    const line = window.page.locator('.editor-instance .view-line', { hasText: 'ref(' }).first();
    assert.equal((await line.innerText()).replaceAll('\u00a0', ' '), "{{ ref('')}}");
    await revert('stg_orders.sql');
  });
});
