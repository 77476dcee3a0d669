import assert from 'node:assert/strict';
import { gridAction, type KeyPress } from './gridKeys';

/** What a key written as `Control+Shift+End` does. */
function action(keys: string, code = ''): ReturnType<typeof gridAction> {
  const parts = keys.split('+');
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  const press: KeyPress = {
    key: parts.at(-1) ?? '',
    code,
    ctrlKey: has('Control'),
    metaKey: has('Meta'),
    shiftKey: has('Shift'),
    altKey: has('Alt'),
  };
  return gridAction(press);
}

describe('keys of the grid', () => {
  it('step, and with Ctrl or Cmd go to the edge', () => {
    assert.deepEqual(action('ArrowDown'), { kind: 'step', step: { rows: 1, columns: 0 }, extend: false });
    assert.deepEqual(action('Meta+ArrowLeft'), { kind: 'step', step: { rows: 0, columns: -Infinity }, extend: false });
    const corner = { rows: Infinity, columns: Infinity };
    assert.deepEqual(action('Control+Shift+End'), { kind: 'step', step: corner, extend: true });
    assert.deepEqual(action('Home'), { kind: 'step', step: { rows: 0, columns: -Infinity }, extend: false });
  });

  it('copy, select all, and show the value', () => {
    assert.deepEqual(action('Control+c'), { kind: 'copy' });
    assert.deepEqual(action('Meta+C'), { kind: 'copy' });
    assert.deepEqual(action('Control+a'), { kind: 'selectAll' });
    assert.deepEqual(action('Enter'), { kind: 'enter', extend: false });
  });

  it('mark rows and columns, and open menus and widgets', () => {
    assert.deepEqual(action('Shift+ '), { kind: 'selectRow' });
    assert.deepEqual(action('Control+ '), { kind: 'selectColumn' });
    assert.deepEqual(action('Shift+F10'), { kind: 'menu' });
    assert.deepEqual(action('Control+f'), { kind: 'find' });
    assert.deepEqual(action('Shift+F3'), { kind: 'findNext', backwards: true });
    assert.deepEqual(action('Control+g'), { kind: 'goToRow' });
    assert.deepEqual(action('Control+Alt+f'), { kind: 'filter' });
    assert.deepEqual(action('Control+Alt+p'), { kind: 'profiles' });
    assert.deepEqual(action('Meta+Alt+π', 'KeyP'), { kind: 'profiles' });
  });

  it('widen columns and change their place', () => {
    assert.deepEqual(action('Alt+ArrowRight'), { kind: 'resize', direction: 1 });
    assert.deepEqual(action('Alt+Shift+ArrowLeft'), { kind: 'move', direction: -1 });
  });

  it('are left to the editor when they are none of the grid', () => {
    for (const keys of ['a', 'Control+p', 'Alt+ArrowDown', 'F1', 'Tab', 'Control+Enter', 'Control+Shift+F'])
      assert.equal(action(keys), undefined, keys);
  });
});
