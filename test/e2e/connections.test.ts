import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { LakehouseWindow } from '../support/lakehouseWindow';
import { required } from '../support/required';
import { VsCodeWindow } from '../support/vscodeWindow';

const MODEL = 'int_customer_orders.sql';

/** A copy of the sample whose profile has a second target, `prod`, with a space of its own. */
function sampleWithTwoTargets(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-targets-'));
  cpSync('samples/lakehouse', folder, { recursive: true });
  const file = join(folder, 'profiles.yml');
  const profiles = readFileSync(file, 'utf8');
  const dev = profiles.slice(profiles.indexOf('    dev:'));
  writeFileSync(
    file,
    profiles + dev.replace('dev:', 'prod:').replace('dremio_space: silver', 'dremio_space: published'),
  );
  return folder;
}

describe('connections', () => {
  describe('with two targets', () => {
    let folder: string;
    let lakehouse: LakehouseWindow;

    before(async () => {
      folder = sampleWithTwoTargets();
      lakehouse = await LakehouseWindow.open({ workspace: folder, build: false });
    });
    after(async () => {
      await lakehouse.close();
      rmSync(folder, { recursive: true, force: true });
    });
    afterEach(async function () {
      await lakehouse.window.screenshot(`connections ${this.currentTest?.title ?? ''}`);
    });

    it('switches names and queries at once when another target is picked', async () => {
      const { window } = lakehouse;
      await window.openFile(MODEL);
      await window.statusBar(/Dremio: dev/).waitFor();
      await window.goTo(2, 28);
      assert.match(await window.hover(), /"silver"\."staging"\."stg_customers"/);
      await window.statusBar(/Dremio: dev/).click();
      await window.pick('prod');
      await window.statusBar(/Dremio: prod/).waitFor();
      await window.goTo(3);
      await window.goTo(2, 28);
      assert.match(await window.hover(), /"published"\."staging"\."stg_customers"/);
      await window.page.keyboard.press('Escape');
      await window.page.keyboard.press('Control+Enter');
      const results = await window.webview('[role=alert]');
      await results
        .getByText(/published/)
        .first()
        .waitFor();
    });
  });

  describe('added by hand, in a folder without a dbt project', () => {
    let folder: string;
    let lakehouse: LakehouseWindow;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'lakehouse-plain-'));
      writeFileSync(join(folder, 'count.sql'), 'select count(*) as n from bronze.raw_orders\n');
      lakehouse = await LakehouseWindow.open({ workspace: folder, build: false });
    });
    after(async () => {
      await lakehouse.close();
      rmSync(folder, { recursive: true, force: true });
    });
    afterEach(async function () {
      await lakehouse.window.screenshot(`connections ${this.currentTest?.title ?? ''}`);
    });

    it('are asked for step by step, and the password when it is first needed', async () => {
      const { window, sandbox } = lakehouse;
      await window.openFile('count.sql');
      await window.command('Lakehouse: Add Connection…');
      await window.pickFor('Where does Dremio run?', 'Dremio Software');
      await window.answerTo('Host', '127.0.0.1');
      await window.answerTo('REST port', String(sandbox.rest));
      await window.pickFor('How is the connection secured?', 'None');
      await window.answerTo('Arrow Flight port', String(sandbox.flight));
      await window.pickFor('How do you log in?', 'User and password');
      await window.answerTo('User', 'admin');
      await window.answerTo('Name', 'laptop');
      await window.answerTo('laptop', 'password123');
      await window.statusBar(/Dremio: laptop/).waitFor();
    });

    it('run queries', async () => {
      const { window } = lakehouse;
      await window.openFile('count.sql');
      await window.page.keyboard.press('Control+Enter');
      const results = await window.webview('[role=grid]');
      await results.getByRole('gridcell', { name: '3000', exact: true }).waitFor();
    });
  });

  describe('in an untrusted workspace', () => {
    let server: Server;
    let contacts = 0;
    let window: VsCodeWindow;

    before(async () => {
      server = createServer(socket => {
        contacts++;
        socket.destroy();
      });
      await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
      const port = String((server.address() as AddressInfo).port); // A TCP server has such an address.
      window = await VsCodeWindow.open({
        workspace: 'samples/lakehouse',
        vsix: required('LAKEHOUSE_VSIX'),
        untrusted: true,
        env: { DREMIO_HOST: '127.0.0.1', DREMIO_PORT: port, DREMIO_FLIGHT_PORT: port },
        settings: {
          'lakehouse.airbyte.url': `http://127.0.0.1:${port}`,
          'security.workspace.trust.startupPrompt': 'never',
        },
      });
    });
    after(async () => {
      await window.close();
      server.close();
    });

    it('edits, but contacts and runs nothing', async () => {
      await window.openFile(MODEL);
      await window.appendLine("-- {{ ref('stg_");
      await window.suggestions('stg_customers');
      await window.page.keyboard.press('Escape');
      await window.command('File: Revert File');
      await window.page.keyboard.press('Control+Enter');
      await window
        .notification(/not trusted/)
        .first()
        .waitFor();
      await window.command('Lakehouse: Focus on Airbyte View');
      await window
        .treeItem('Airbyte', /not trusted/i)
        .first()
        .waitFor();
      await window.screenshot('connections untrusted workspace');
      assert.equal(contacts, 0);
    });
  });
});
