import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Connection, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { FixtureProject, ROOT } from '../../../test/support/fixtureProject';
import { ProblemPublisher } from './problemPublisher';

describe('the problem of a dbt_project.yml', () => {
  it('goes with the project when the file is deleted', async () => {
    const { workspace, disk } = await FixtureProject.open('//- dbt_project.yml\nname: [\n//- models/a.sql\nselect 1\n');
    const shown = new Map<string, number>();
    const sendDiagnostics = ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      shown.set(uri, diagnostics.length);
      return Promise.resolve();
    };
    // The publisher asks a connection for nothing else.
    const publisher = new ProblemPublisher({ sendDiagnostics } as unknown as Connection, workspace, () => []);
    publisher.checkAll();
    await setImmediate();
    assert.deepEqual([...shown], [['file:///shop/dbt_project.yml', 1]]);
    disk.files.delete(`${ROOT}/dbt_project.yml`);
    await workspace.fileChanged(`${ROOT}/dbt_project.yml`);
    publisher.checkAll();
    await setImmediate();
    assert.deepEqual([...shown], [['file:///shop/dbt_project.yml', 0]]);
  });
});
