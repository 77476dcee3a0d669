import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { RenameFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LanguageServerProcess } from '../../support/languageServer';
import { DbtProject } from '../dbt/dbtProject';

interface Renaming {
  readonly file: string;
  /** The cursor stands in the last word of this text. */
  readonly at: string;
  readonly to: string;
  /** What the manifest has then. */
  readonly makes: RegExp;
}

const RENAMINGS: readonly Renaming[] = [
  {
    file: 'models/marts/fct_orders.sql',
    at: "ref('stg_orders",
    to: 'stg_sales',
    makes: /"model\.lakehouse\.stg_sales"/,
  },
  {
    file: 'models/staging/stg_sales.sql',
    at: "'raw_orders",
    to: 'sales',
    makes: /"name":"sales"/,
  },
  {
    file: 'models/staging/_sources.yml',
    at: 'name: bronze',
    to: 'landing',
    makes: /"source\.lakehouse\.landing\.sales"/,
  },
  { file: 'macros/euro.sql', at: 'macro euro', to: 'money', makes: /"macro\.lakehouse\.money"/ },
  { file: 'seeds/_seeds.yml', at: 'name: order_statuses', to: 'states', makes: /"seed\.lakehouse\.states"/ },
  {
    file: 'snapshots/order_history.yml',
    at: 'name: order_history',
    to: 'sales_history',
    makes: /"snapshot\.lakehouse\.sales_history"/,
  },
  { file: 'models/staging/_docs.md', at: 'docs customers', to: 'buyers', makes: /"doc\.lakehouse\.buyers"/ },
  { file: 'models/marts/fct_orders.sql', at: 'select\n    order_id', to: 'sale_id', makes: /"sale_id"/ },
  { file: 'dbt_project.yml', at: 'revenue_statuses', to: 'paid', makes: /var\('paid'\)/ },
];

/** Does to the files what an editor would. */
function apply({ documentChanges = [] }: WorkspaceEdit): void {
  for (const change of documentChanges as readonly (TextDocumentEdit | RenameFile)[]) {
    if ('kind' in change) renameSync(fileURLToPath(change.oldUri), fileURLToPath(change.newUri));
    else {
      const path = fileURLToPath(change.textDocument.uri);
      const document = TextDocument.create(change.textDocument.uri, '', 0, readFileSync(path, 'utf8'));
      const edits = change.edits.map(edit => ({ range: edit.range, newText: 'newText' in edit ? edit.newText : '' }));
      writeFileSync(path, TextDocument.applyEdits(document, edits));
    }
  }
}

describe('a file that is renamed in the editor', () => {
  it('takes along whatever names its model', async () => {
    const folder = resolve('samples/lakehouse');
    const server = await LanguageServerProcess.start(folder);
    try {
      const uri = (path: string): string => pathToFileURL(join(folder, path)).toString();
      const files = [{ oldUri: uri('models/marts/fct_orders.sql'), newUri: uri('models/marts/fct_sales.sql') }];
      const edit = (await server.ask('workspace/willRenameFiles', { files })) as WorkspaceEdit | null; // By the protocol.
      const changes = (edit?.documentChanges ?? []) as readonly TextDocumentEdit[];
      assert.deepEqual(changes.map(({ textDocument }) => textDocument.uri).toSorted(), [
        uri('models/marts/_marts.yml'),
        uri('models/reflections/raw_fct_orders.sql'),
      ]);
    } finally {
      await server.stop();
    }
  });
});

describe('a project in which everything got another name', () => {
  let project: DbtProject;

  before(() => {
    project = new DbtProject('samples/lakehouse', {});
  });
  after(() => project.dispose());

  for (const { file, at, to } of RENAMINGS)
    it(`takes ${to} for ${at}`, async () => {
      const server = await LanguageServerProcess.start(project.folder);
      try {
        const path = join(project.folder, file);
        const uri = pathToFileURL(path).toString();
        const text = readFileSync(path, 'utf8');
        await server.open(uri, text, file.endsWith('.yml') ? 'yaml' : 'jinja-sql');
        const document = TextDocument.create(uri, '', 0, text);
        assert.ok(text.includes(at));
        const position = document.positionAt(text.indexOf(at) + at.length);
        const edit = await server.ask('textDocument/rename', { textDocument: { uri }, position, newName: to });
        assert.ok(edit);
        apply(edit); // The protocol says what a rename answers.
      } finally {
        await server.stop();
      }
    });

  it('is one that dbt still reads, with all the new names and none of the old', async () => {
    const { code, output } = await project.run('parse', '--no-partial-parse');
    assert.equal(code, 0, output);
    assert.doesNotMatch(output, /WARNING|not found/i);
    const manifest = JSON.stringify(project.artefact('manifest.json'));
    for (const { makes } of RENAMINGS) assert.ok(makes.test(manifest), String(makes));
    const old = /lakehouse\.(?:stg_orders|euro|order_statuses|order_history|customers)"|source\.lakehouse\.bronze/;
    assert.equal(old.exec(manifest)?.[0], undefined);
  });

  it('still reads the same tables in Dremio', () => {
    const { sources } = project.artefact('manifest.json') as {
      readonly sources: Readonly<Record<string, { readonly name: string; readonly relation_name: string }>>;
    };
    const sales = Object.values(sources).find(({ name }) => name === 'sales');
    assert.match(sales?.relation_name ?? '', /"raw_orders"$/);
  });
});
