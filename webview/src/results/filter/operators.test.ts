import assert from 'node:assert/strict';
import type { CellKind } from '@lakehouse/protocol';
import { operatorEntries } from './operators';

/** Chooses an entry of the menu of a filter and checks what its text becomes, and whether it takes effect at once. */
function checkChosen(kind: CellKind, text: string, label: string, expected: readonly [string, boolean]): void {
  const chosen: [string, boolean][] = [];
  const entries = operatorEntries(kind, text, (next, isWhole) => chosen.push([next, isWhole]));
  const entry = entries.find(each => each !== 'line' && each.label === label);
  assert.ok(entry !== undefined && entry !== 'line', label);
  entry.run();
  assert.deepEqual(chosen, [expected]);
}

describe('the ways to filter', () => {
  it('take over the value that is written, whatever stood before it', () => {
    checkChosen('number', '> 10', 'Less than', ['< 10', true]);
    checkChosen('text', '!ada', 'Contains', ['ada', true]);
    checkChosen('number', '10..', 'Equals', ['= 10', true]);
    checkChosen('text', 'null', 'Equals', ['= ', false]);
  });

  it('take over the value of every way to write a filter', () => {
    for (const text of ['=> 5', '== 5', 'between 5 and 9', '5..9', '5', '!5'])
      checkChosen('number', text, 'Greater than', ['> 5', true]);
    for (const text of ['null', 'is not null', '!= null']) checkChosen('number', text, 'Greater than', ['> ', false]);
    checkChosen('number', 'in (1, 2)', 'One of', ['in 1, 2', true]);
  });

  it('wait for a value where there is none', () => {
    checkChosen('number', '', 'Greater than', ['> ', false]);
    checkChosen('temporal', '', 'Is NULL', ['null', true]);
    checkChosen('boolean', '', 'Is true', ['true', true]);
    checkChosen('text', 'ada', 'Clear Filter', ['', true]);
  });
});
