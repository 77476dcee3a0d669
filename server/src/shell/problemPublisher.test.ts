import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Connection, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FixtureProject, ROOT } from '../../../test/support/fixtureProject';
import type { Workspace } from '../service/workspace/workspace';
import { ProblemPublisher } from './problemPublisher';

/** Publishes what is wrong with some open documents, and gives the codes of each by its URI. */
class Shown {
  readonly codes = new Map<string, readonly unknown[]>();
  readonly #publisher: ProblemPublisher;

  constructor(workspace: Workspace, open: () => readonly TextDocument[] = () => []) {
    const sendDiagnostics = ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      this.codes.set(
        uri,
        diagnostics.map(({ code }) => code),
      );
      return Promise.resolve();
    };
    // The publisher asks a connection for nothing else.
    this.#publisher = new ProblemPublisher({ sendDiagnostics } as unknown as Connection, workspace, open);
  }

  async now(): Promise<Record<string, readonly unknown[]>> {
    this.#publisher.checkAll();
    for (let turn = 0; turn < TURNS; turn++) await setImmediate();
    return Object.fromEntries(this.codes);
  }
}

/** More than the publisher takes for small documents. */
const TURNS = 20;
const URI = 'file:///shop/dbt_project.yml';

describe('the problem of a dbt_project.yml', () => {
  it('goes with the project when the file is deleted', async () => {
    const { workspace, disk } = await FixtureProject.open('//- dbt_project.yml\nname: [\n//- models/a.sql\nselect 1\n');
    const shown = new Shown(workspace);
    assert.deepEqual(await shown.now(), { [URI]: ['project.broken'] });
    disk.files.delete(`${ROOT}/dbt_project.yml`);
    await workspace.fileChanged(`${ROOT}/dbt_project.yml`);
    assert.deepEqual(await shown.now(), { [URI]: [] });
  });

  it('is all that is told of the file while dbt cannot read it; what is wrong with its keys comes after', async () => {
    const { workspace } = await FixtureProject.open('//- models/a.sql\nselect 1\n');
    let text = 'name: shop\nmodel-path: [models]\n';
    const shown = new Shown(workspace, () => [TextDocument.create(URI, 'yaml', 1, text)]);
    const edit = async (next: string): Promise<void> => {
      text = next;
      workspace.edit(`${ROOT}/dbt_project.yml`, text);
      await workspace.complete;
    };
    await edit(text);
    assert.deepEqual(await shown.now(), { [URI]: ['yaml.unknownKey'] });
    await edit('name: [\nmodel-path: [models]\n');
    assert.deepEqual(await shown.now(), { [URI]: ['project.broken'] });
    await edit('name: shop\n');
    assert.deepEqual(await shown.now(), { [URI]: [] });
  });
});
