import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { required } from '../support/required';
import { VsCodeWindow } from '../support/vscodeWindow';

const MISSING = /stg_orders/;

/** What file systems tell of a folder differs from what they tell of files; only a real editor shows that it arrives. */
describe('a folder of models that changes on disk', () => {
  let window: VsCodeWindow;

  before(async () => {
    window = await VsCodeWindow.open({ workspace: 'samples/lakehouse', vsix: required('LAKEHOUSE_VSIX') });
    await window.openFile('int_customer_orders.sql');
    await window.page
      .locator('.codelens-decoration', { hasText: /\d reference/ })
      .first()
      .waitFor();
  });
  after(() => window.close());
  afterEach(async function () {
    await window.screenshot(`folders ${this.currentTest?.title ?? ''}`);
  });

  it('is missed when it is moved out of the project in one stroke, and found when it is back', async () => {
    const staging = join(window.server.workspace, 'models/staging');
    const aside = join(window.server.folder, 'aside');
    renameSync(staging, aside);
    await window.problems(MISSING);
    renameSync(aside, staging);
    await window.problem(MISSING).waitFor({ state: 'detached', timeout: 30_000 });
  });

  it('is found under its new name', async () => {
    const models = join(window.server.workspace, 'models');
    renameSync(join(models, 'staging'), join(models, 'raw'));
    await window.openFile('int_customer_orders.sql');
    await window.goTo(2, 34);
    await window.command('Go to Definition');
    await window.page.locator('.tab.active[data-resource-name="stg_customers.sql"]').waitFor();
    await window.command('View: Close Editor');
    await window.openFile('int_customer_orders.sql');
  });

  it('is missed when it is deleted with all that lies in it', async () => {
    rmSync(join(window.server.workspace, 'models/raw'), { recursive: true });
    await window.problems(MISSING);
  });
});
