import assert from 'node:assert/strict';
import { Dictionary, Field, Int32, Null, Schema, Utf8 } from 'apache-arrow';
import { columnsOf } from './columnType';

describe('the columns of a result', () => {
  it('say why one cannot be read', () => {
    const metadata = new Map([['lakehouse:unreadable', 'Values of this type are not read here (99).']]);
    const schema = new Schema([new Field('n', new Int32()), new Field('odd', new Null(), true, metadata)]);
    assert.deepEqual(columnsOf(schema), [
      { name: 'n', type: 'INTEGER', kind: 'number' },
      { name: 'odd', type: 'UNKNOWN', kind: 'text', unreadable: 'Values of this type are not read here (99).' },
    ]);
  });

  it('are of the type that their dictionary has', () => {
    const schema = new Schema([new Field('c', new Dictionary(new Utf8(), new Int32()))]);
    assert.deepEqual(columnsOf(schema), [{ name: 'c', type: 'VARCHAR', kind: 'text' }]);
  });
});
