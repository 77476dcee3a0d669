import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LakehouseWindow } from '../support/lakehouseWindow';
import { required } from '../support/required';
import { freePort } from '../support/freePort';
import { VsCodeWindow } from '../support/vscodeWindow';

const MODEL = 'int_customer_orders.sql';

/** What a user sees when things go wrong: a clear sentence with the next step, and an editor that goes on working. */
describe('trouble', () => {
  describe('with no server running', () => {
    let window: VsCodeWindow;

    before(async () => {
      const closed = String(await freePort());
      window = await VsCodeWindow.open({
        workspace: 'samples/lakehouse',
        vsix: required('LAKEHOUSE_VSIX'),
        env: { DREMIO_HOST: '127.0.0.1', DREMIO_PORT: closed, DREMIO_FLIGHT_PORT: closed },
        settings: { 'lakehouse.airbyte.url': `http://127.0.0.1:${closed}` },
      });
    });
    after(() => window.close());
    afterEach(async function () {
      await window.screenshot(`trouble no server ${this.currentTest?.title ?? ''}`);
    });

    it('says so in the status bar', async () => {
      await window.openFile(MODEL);
      await window.page.locator('.statusbar-item[aria-label*="not reached" i]').first().waitFor();
    });

    it('says on a query where it looked and what to do', async () => {
      await window.page.keyboard.press('Control+Enter');
      await window.anyText(/127\.0\.0\.1/).waitFor();
    });

    it('still marks a wrong ref', async () => {
      await window.appendLine("-- {{ ref('stg_custommers') }}");
      await window.problems(/stg_custommers/);
      await window.command('File: Revert File');
    });
  });

  describe('with a sandbox', () => {
    let lakehouse: LakehouseWindow;
    let window: VsCodeWindow;

    before(async () => {
      lakehouse = await LakehouseWindow.open({ workspace: 'samples/lakehouse', build: false });
      window = lakehouse.window;
    });
    after(() => lakehouse.close());
    afterEach(async function () {
      await window.screenshot(`trouble ${this.currentTest?.title ?? ''}`);
    });

    it('shows a failing query at its place in the text', async () => {
      await window.newSqlDocument('select order_id,\n  no_such_column\nfrom bronze.raw_orders');
      await window.page.keyboard.press('Control+Enter');
      // The panel comes into sight with the answer; only then another view is asked for.
      await (
        await window.webview('.failure')
      )
        .getByText(/no_such_column/)
        .first()
        .waitFor();
      await window.problems(/no_such_column/);
    });

    it('marks a broken dbt_project.yml, and keeps what it knew', async () => {
      await window.openFile(MODEL);
      writeFileSync(join(window.server.workspace, 'dbt_project.yml'), 'name: [unclosed\n');
      await window.problems(/dbt_project/);
      await window.openFile(MODEL);
      await window.appendLine("-- {{ ref('stg_");
      await window.suggestions('stg_customers');
      await window.page.keyboard.press('Escape');
      await window.command('File: Revert File');
    });

    it('completes in a half-written model', async () => {
      await window.openFile('stg_orders.sql');
      await window.appendLine("select from {{ ref('stg_");
      await window.suggestions('stg_customers');
      await window.page.keyboard.press('Escape');
      await window.command('File: Revert File');
    });

    it('asks for the next step after a wrong password', async () => {
      writeFileSync(join(window.server.workspace, 'profiles.yml'), wrongPassword(lakehouse.sandbox.rest));
      await window.page.locator('.statusbar-item[aria-label*="password" i]').first().waitFor();
    });
  });
});

function wrongPassword(port: number): string {
  return `lakehouse:
  target: dev
  outputs:
    dev:
      type: dremio
      threads: 1
      software_host: 127.0.0.1
      port: ${port}
      use_ssl: false
      user: admin
      password: not-the-password
      object_storage_source: gold
      object_storage_path: no_schema
      dremio_space: silver
      dremio_space_folder: no_schema
`;
}
