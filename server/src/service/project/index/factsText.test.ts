import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extensionOf } from '../../text/filePath';
import { factsOf, factsText, type WrittenFacts } from './factsText';
import { readFacts, UNREAD_FACTS, type FileKind } from './fileFacts';

const KINDS: Readonly<Record<string, FileKind>> = {
  '.sql': { role: 'model', isPython: false },
  '.yml': { role: 'properties', isPython: false },
  '.py': { role: 'model', isPython: true },
  '.csv': { role: 'seed', isPython: false },
  '.md': { role: 'docs', isPython: false },
};

/** JSON knows no undefined: a key without a value is as good as none. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function written(text: string): WrittenFacts {
  return JSON.parse(text) as WrittenFacts;
}

describe('factsText', () => {
  it('loses nothing of any file of the repository', () => {
    const files = ['samples', 'test/integration']
      .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`))
      .filter(name => KINDS[extensionOf(name)] !== undefined && statSync(name).isFile());
    for (const file of files) {
      const kind = KINDS[extensionOf(file)];
      assert.ok(kind);
      const { uses: _, ...facts } = readFacts(kind, readFileSync(file, 'utf8'));
      assert.deepEqual(plain(factsOf(written(factsText(facts)))), plain(facts), file);
    }
  });

  it('writes nothing of what a file does not say', () => {
    assert.equal(factsText(UNREAD_FACTS), '{}');
    assert.deepEqual(factsOf(written('{}')), UNREAD_FACTS);
  });
});
