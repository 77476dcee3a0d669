import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LakehouseWindow, runDbt } from '../support/lakehouseWindow';

const PROFILE = `starter:
  target: laptop
  outputs:
    laptop:
      type: dremio
      threads: 1
      software_host: "{{ env_var('DREMIO_HOST') }}"
      port: "{{ env_var('DREMIO_PORT') | as_number }}"
      use_ssl: false
      user: admin
      password: password123
      object_storage_source: gold
      object_storage_path: starter
      dremio_space: silver
      dremio_space_folder: starter
`;

/** The project that `dbt init` writes, with a profile for the sandbox. */
async function starterProject(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-starter-'));
  await runDbt(folder, ['init', 'starter', '--skip-profile-setup']);
  const project = join(folder, 'starter');
  writeFileSync(join(project, 'profiles.yml'), PROFILE);
  return project;
}

describe("a walk through dbt's own starter project", () => {
  let project: string;
  let lakehouse: LakehouseWindow;

  before(async () => {
    project = await starterProject();
    lakehouse = await LakehouseWindow.open({ workspace: project, build: false });
  });
  after(async () => {
    await lakehouse.close();
    rmSync(join(project, '..'), { recursive: true, force: true });
  });
  afterEach(async function () {
    await lakehouse.window.screenshot(`starter ${this.currentTest?.title ?? ''}`);
  });

  it('completes its model in a ref', async () => {
    const { window } = lakehouse;
    await window.openFile('my_second_dbt_model.sql');
    await window.appendLine("-- {{ ref('my_");
    await window.suggestions('my_first_dbt_model');
    await window.page.keyboard.press('Escape');
    await window.command('File: Revert File');
  });

  it('runs a model that nobody built yet, and shows what Dremio says', async () => {
    const { window } = lakehouse;
    await window.goTo(1);
    await window.page.keyboard.press('Control+Enter');
    const results = await window.webview('[role=alert]');
    await results
      .getByText(/my_first_dbt_model/)
      .first()
      .waitFor();
  });

  it('builds its layer with real dbt', async () => {
    const { window } = lakehouse;
    await window.command('Lakehouse: dbt: Run Layer…');
    await window.pick('example');
    await window.command('Lakehouse: Focus on dbt View');
    await window.treeItem('dbt', /dbt run --select example.*2 ok, 0 failed/).waitFor({ timeout: 90_000 });
  });

  it('runs the second model, now that the first is built', async () => {
    const { window } = lakehouse;
    await window.openFile('my_second_dbt_model.sql');
    await window.page.keyboard.press('Control+Enter');
    const results = await window.webview('[role=grid]');
    await results.getByRole('gridcell', { name: '1', exact: true }).first().waitFor();
  });

  it('shows the lineage of both', async () => {
    const { window } = lakehouse;
    await window.command('Lakehouse: Show Lineage');
    const lineage = await window.webview('svg.graph');
    for (const name of ['my_first_dbt_model', 'my_second_dbt_model'])
      await lineage.getByText(name, { exact: true }).first().waitFor();
  });
});
