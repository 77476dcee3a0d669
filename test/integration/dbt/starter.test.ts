import assert from 'node:assert/strict';
import { SandboxProcess } from '../../support/sandbox';
import { DbtProject } from './dbtProject';

describe("dbt's starter project, against the sandbox", () => {
  let sandbox: SandboxProcess;
  let project: DbtProject;

  before(async () => {
    sandbox = await SandboxProcess.start();
    project = new DbtProject('test/integration/dbt/projects/starter', sandbox.env);
  });

  after(async () => {
    await sandbox.stop();
    project.dispose();
  });

  for (const command of ['debug', 'build', 'docs generate', 'build'])
    it(`${command} is green`, async () => {
      const { code, output } = await project.run(...command.split(' '));
      assert.equal(code, 0, output);
    });

  it('tells which model failed and why, as Dremio would', async () => {
    const { code, output } = await project.run('show', '--inline', "select nope from {{ ref('my_first_dbt_model') }}");
    assert.notEqual(code, 0);
    assert.match(output, /Column 'nope' not found in any table/);
  });
});
