import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** The members of the maps in this folder that are names of messages. */
function declared(): readonly string[] {
  const source = readFileSync('protocol/src/language/calls.ts', 'utf8');
  return [...source.matchAll(/^ {2}'(lakehouse\/\w+)'/gm)].map(([, name = '']) => name);
}

function documented(): readonly string[] {
  const page = readFileSync('docs/protocol.md', 'utf8');
  return [...page.matchAll(/^### `(lakehouse\/\w+)`/gm)].map(([, name = '']) => name);
}

describe('docs/protocol.md', () => {
  it('has a section for each message of the language server, in the order of the maps', () => {
    assert.ok(declared().length > 0);
    assert.deepEqual(documented(), declared());
  });
});
