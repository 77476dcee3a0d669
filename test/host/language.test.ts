import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const MODEL = 'models/intermediate/int_customer_orders.sql';

/** Opens a file of the sample and waits until the extension is up. */
async function open(path: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  await vscode.extensions.getExtension('lakehouse.vscode-lakehouse')?.activate();
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Asks until there is an answer; mocha's own limit ends it. */
async function until<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    await new Promise(done => setTimeout(done, 50));
  }
}

function positionAfter(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `${text} is not in ${document.uri.path}`);
  return document.positionAt(at + text.length);
}

describe('the extension in the extension host', () => {
  it('registers every command that the manifest declares', async () => {
    await open(MODEL);
    const extension = vscode.extensions.getExtension('lakehouse.vscode-lakehouse');
    // The manifest is our own package.json.
    const { contributes } = extension?.packageJSON as { contributes: { commands: readonly { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      contributes.commands.map(each => each.command).filter(command => !registered.has(command)),
      [],
    );
  });

  it('gives a model the language jinja-sql', async () => {
    const document = await open(MODEL);
    await until(() => (document.languageId === 'jinja-sql' ? true : undefined));
  });

  it('completes models within ref', async () => {
    const document = await open(MODEL);
    const labels = await until(async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        positionAfter(document, "ref('stg_"),
      );
      const found = list.items.map(item => (typeof item.label === 'string' ? item.label : item.label.label));
      return found.includes('stg_orders') ? found : undefined;
    });
    assert.ok(labels.includes('stg_customers'));
  });

  it('goes from a ref to the model', async () => {
    const document = await open(MODEL);
    const [to] = await until(async () => {
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        positionAfter(document, "ref('stg_"),
      );
      return found.length > 0 ? found : undefined;
    });
    assert.ok(to);
    assert.match('uri' in to ? to.uri.path : to.targetUri.path, /models\/staging\/stg_\w+\.sql$/);
  });

  it('has no complaint about the sample', async () => {
    const document = await open(MODEL);
    await until(() => (document.languageId === 'jinja-sql' ? true : undefined));
    assert.deepEqual(
      vscode.languages.getDiagnostics(document.uri).map(each => each.message),
      [],
    );
  });

  it('offers the layers as tasks', async () => {
    await open(MODEL);
    const names = (await vscode.tasks.fetchTasks({ type: 'lakehouse-dbt' })).map(task => task.name);
    assert.ok(names.includes('dbt run --select staging'), names.join(', '));
  });
});
