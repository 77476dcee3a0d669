import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../test/support/fixtureProject';
import { workspaceEdit } from './convertChange';
import { DocumentTexts } from './documentTexts';
import { DocumentVersions } from './documentVersions';

/** The documents that an edit of two files names, the first of which is open in its fourth version. */
async function editedBy(documentChanges: boolean | undefined): Promise<unknown> {
  const { workspace } = await FixtureProject.open('//- models/a.sql\nselect 1\n//- models/b.sql\nselect 1\n');
  const versions = new DocumentVersions(() => [{ uri: 'file:///shop/models/%61.sql', version: 4 }]);
  versions.learn(documentChanges === undefined ? {} : { workspace: { workspaceEdit: { documentChanges } } });
  const changes = [{ span: { start: 0, end: 0 }, text: '-- ' }];
  const edits = ['a', 'b'].map(name => ({ file: `${ROOT}/models/${name}.sql`, changes }));
  const edit = workspaceEdit({ edits }, new DocumentTexts(workspace, versions));
  return edit.documentChanges?.map(one => ('textDocument' in one ? one.textDocument : one));
}

describe('a change that is to be looked at', () => {
  const changed = async (changeAnnotationSupport: object | undefined): Promise<string> => {
    const { workspace } = await FixtureProject.open('//- models/a.sql\nselect 1\n');
    const versions = new DocumentVersions(() => []);
    const support = changeAnnotationSupport === undefined ? {} : { changeAnnotationSupport };
    versions.learn({ workspace: { workspaceEdit: { documentChanges: true, ...support } } });
    const span = { start: 0, end: 6 };
    const changes = [
      { span, text: 'SELECT', confirm: 'Only a text' },
      { span: { start: 7, end: 8 }, text: '2' },
    ];
    const edits = [{ file: `${ROOT}/models/a.sql`, changes }];
    const { documentChanges = [], changeAnnotations } = workspaceEdit(
      { edits },
      new DocumentTexts(workspace, versions),
    );
    const [first] = documentChanges;
    const ids =
      first !== undefined && 'edits' in first
        ? first.edits.map(one => ('annotationId' in one ? one.annotationId : '-'))
        : [];
    return `${ids.join(' ')} ${JSON.stringify(changeAnnotations)}`;
  };

  it('is shown by an editor that can, and made at once by others', async () => {
    assert.equal(await changed({}), 'confirm0 - {"confirm0":{"label":"Only a text","needsConfirmation":true}}');
    assert.equal(await changed(undefined), '- - undefined');
  });
});

describe('an edit of several documents', () => {
  it('names the version that it was made for, of what is open, where the editor checks that', async () => {
    assert.deepEqual(await editedBy(true), [
      { uri: 'file:///shop/models/%61.sql', version: 4 },
      { uri: 'file:///shop/models/b.sql', version: null },
    ]);
  });

  it('names none for an editor that does not say so', async () => {
    assert.deepEqual(await editedBy(undefined), [
      { uri: 'file:///shop/models/%61.sql', version: null },
      { uri: 'file:///shop/models/b.sql', version: null },
    ]);
  });
});
