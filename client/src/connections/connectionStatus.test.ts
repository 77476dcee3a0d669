import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import { statusText, type ConnectionStatus } from './connectionStatus';

function checkText(status: ConnectionStatus, text: string, tooltip: RegExp, problem = false): void {
  const found = statusText('dev', 'ann@dremio.lan:9047', status);
  assert.equal(found.text, text);
  assert.match(found.tooltip, /^ann@dremio\.lan:9047\n/);
  assert.match(found.tooltip, tooltip);
  assert.match(found.label, tooltip);
  assert.equal(found.problem, problem);
}

describe('the status bar', () => {
  it('names the connection and whether it answers', () => {
    checkText({ state: 'unknown' }, '$(database) Dremio: dev', /Not asked yet/);
    checkText({ state: 'testing' }, '$(loading~spin) Dremio: dev', /Asking/);
    checkText({ state: 'answers', elapsedMs: 12.4 }, '$(check) Dremio: dev', /12 ms/);
  });

  it('says why it does not answer', () => {
    const refused = new Failure('connection.refused', 'Nothing answers at http://dremio.lan:9047.');
    checkText(
      { state: 'fails', failure: refused },
      '$(debug-disconnect) Dremio: dev',
      /Not reached: Nothing answers/,
      true,
    );
    const open = new Failure('auth.missing', 'shop.dev needs a password.');
    checkText({ state: 'fails', failure: open }, '$(key) Dremio: dev', /needs a password/, true);
  });

  it('asks to pick one when there is none', () => {
    assert.deepEqual(statusText(undefined, '', { state: 'unknown' }), {
      text: '$(database) No Dremio',
      tooltip: 'Pick a Dremio connection',
      label: 'Pick a Dremio connection',
      problem: false,
    });
  });
});
