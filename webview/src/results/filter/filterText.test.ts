import assert from 'node:assert/strict';
import type { CellKind, CellTest } from '@lakehouse/protocol';
import { filterText, readFilter } from './filterText';

function checkTest(text: string, kind: CellKind, expected: CellTest): void {
  assert.deepEqual(readFilter(text, kind), { kind: 'test', test: expected });
}

describe('a text of the filter row', () => {
  it('compares', () => {
    checkTest('> 10', 'number', { kind: 'greater', text: '10' });
    checkTest('>=10', 'number', { kind: 'greaterOrEqual', text: '10' });
    checkTest('<> Ada', 'text', { kind: 'notEqual', text: 'Ada' });
    checkTest('= ', 'text', { kind: 'equal', text: '' });
    checkTest('-5', 'number', { kind: 'equal', text: '-5' });
  });

  it('names a stretch where values have an order, open on either side', () => {
    checkTest('10..20', 'number', { kind: 'between', from: '10', to: '20' });
    checkTest('2026-01-01 .. 2026-02-01', 'temporal', { kind: 'between', from: '2026-01-01', to: '2026-02-01' });
    checkTest('10..', 'number', { kind: 'greaterOrEqual', text: '10' });
    checkTest('..20', 'number', { kind: 'lessOrEqual', text: '20' });
    checkTest('a..b', 'text', { kind: 'contains', text: 'a..b', caseSensitive: false });
  });

  it('puts bounds of 64 bits in order, and asks where a third dot belongs', () => {
    const [less, more] = ['9007199254740992', '9007199254740993'];
    checkTest(`${more}..${less}`, 'number', { kind: 'between', from: less, to: more });
    assert.equal(readFilter('1...5', 'number').kind, 'mistake');
    checkTest('.5..1', 'number', { kind: 'between', from: '.5', to: '1' });
  });

  it('tells NULL from text', () => {
    checkTest('NULL', 'text', { kind: 'null' });
    checkTest('!null', 'number', { kind: 'notNull' });
    checkTest('= null', 'text', { kind: 'equal', text: 'null' });
  });

  it('looks for text, in either case unless asked', () => {
    checkTest('love', 'text', { kind: 'contains', text: 'love', caseSensitive: false });
    checkTest('~ Love', 'text', { kind: 'contains', text: 'Love', caseSensitive: true });
    checkTest('!love', 'text', { kind: 'notContains', text: 'love', caseSensitive: false });
    checkTest('2026-11', 'temporal', { kind: 'contains', text: '2026-11', caseSensitive: false });
  });

  it('names several values', () => {
    checkTest("in a, 'b, c', null, ''", 'text', { kind: 'in', texts: ['a', 'b, c', null, ''] });
    checkTest('IN (1,2)', 'number', { kind: 'in', texts: ['1', '2'] });
    checkTest('inner', 'text', { kind: 'contains', text: 'inner', caseSensitive: false });
  });

  it('looks for "in transit" as a text, not as a list', () => {
    checkTest('in transit', 'text', { kind: 'contains', text: 'in transit', caseSensitive: false });
    checkTest('in (transit)', 'text', { kind: 'in', texts: ['transit'] });
    assert.equal(filterText({ kind: 'in', texts: ['transit'] }), 'in (transit)');
  });

  it('takes a list of numbers for one, also of a single number', () => {
    checkTest('in 5', 'number', { kind: 'in', texts: ['5'] });
    checkTest('in 1,2,3', 'number', { kind: 'in', texts: ['1', '2', '3'] });
    checkTest('in (1, null)', 'number', { kind: 'in', texts: ['1', null] });
    checkTest('in true', 'boolean', { kind: 'in', texts: ['true'] });
  });

  it('takes what SQL calls NULL, and what is to be left out, where words are no values', () => {
    for (const text of ['null', '= null', 'is null', 'IS NULL', '== null']) checkTest(text, 'number', { kind: 'null' });
    for (const text of ['!null', '!= null', '<> null', 'is not null', 'not null', '! null'])
      checkTest(text, 'number', { kind: 'notNull' });
    checkTest('!5', 'number', { kind: 'notEqual', text: '5' });
    checkTest('!true', 'boolean', { kind: 'notEqual', text: 'true' });
    checkTest('is null', 'text', { kind: 'contains', text: 'is null', caseSensitive: false });
  });

  it('takes other ways to write comparisons and stretches of numbers', () => {
    checkTest('=> 3', 'number', { kind: 'greaterOrEqual', text: '3' });
    checkTest('≤3', 'number', { kind: 'lessOrEqual', text: '3' });
    checkTest('== 3', 'number', { kind: 'equal', text: '3' });
    checkTest('=> 3', 'text', { kind: 'equal', text: '> 3' });
    checkTest('between 1 and 5', 'number', { kind: 'between', from: '1', to: '5' });
    checkTest('5..1', 'number', { kind: 'between', from: '1', to: '5' });
    checkTest('-1.5..1e3', 'number', { kind: 'between', from: '-1.5', to: '1e3' });
  });

  it('says what is wrong with what is no number', () => {
    for (const text of ['abc', '> x', '1,000', '1-5', 'in 1, b', '> 3 and < 5', '1 2', 'not in 1, 2']) {
      const reading = readFilter(text, 'number');
      assert.ok(reading.kind === 'mistake', text);
      assert.match(reading.message, /is no number|one at a time/);
    }
    checkTest('NaN', 'number', { kind: 'equal', text: 'NaN' });
    checkTest('~ 99', 'number', { kind: 'contains', text: '99', caseSensitive: true });
  });

  it('means nothing when it is empty, and says what is missing when it is half written', () => {
    assert.deepEqual(readFilter('  ', 'text'), { kind: 'none' });
    for (const text of ['>', '..', 'in', '!', '~']) assert.equal(readFilter(text, 'number').kind, 'mistake', text);
  });

  it('is written back as what it means', () => {
    const texts = ['> 10', '10..20', 'null', '!null', '= x', "in a, 'b, c', null, ''", '! love', '~ Love', 'love'];
    for (const text of texts) {
      const kind = /\d/.test(text) ? 'number' : 'text';
      const reading = readFilter(text, kind);
      assert.ok(reading.kind === 'test', text);
      assert.equal(filterText(reading.test), text);
    }
  });
});
