import assert from 'node:assert/strict';
import type { QueryProgress, QueryState, ResultTab } from '@lakehouse/protocol';
import { ResultTabs } from './resultTabs';

function progress(resultId: string, state: QueryState = 'done', rows = 0): QueryProgress {
  return { resultId, state, columns: [], rows, bytes: 0, elapsedMs: 0, truncated: false };
}

function tab(resultId: string, state: QueryState = 'done'): ResultTab {
  const statement = { title: resultId, sql: 'select 1', connection: 'dev', transport: 'flight' as const };
  return { resultId, ...statement, progress: progress(resultId, state) };
}

/** Tabs by name, the selected one in brackets. */
function shown({ tabs, selected }: ResultTabs): string {
  return tabs.map(each => (each.resultId === selected ? `[${each.resultId}]` : each.resultId)).join(' ');
}

function tabsOf(...ids: readonly string[]): ResultTabs {
  return ids.reduce((tabs, id) => tabs.opened(tab(id), undefined), new ResultTabs());
}

describe('the tabs of results', () => {
  it('open at the end and are selected', () => assert.equal(shown(tabsOf('a', 'b')), 'a [b]'));

  it('take the place of an earlier run', () => {
    assert.equal(shown(tabsOf('a', 'b', 'c').opened(tab('b2'), 'b')), 'a [b2] c');
  });

  it('give the selection to a neighbour when they are closed', () => {
    const tabs = tabsOf('a', 'b', 'c');
    assert.equal(shown(tabs.closed('c')), 'a [b]');
    assert.equal(shown(tabs.selecting('a').closed('a')), '[b] c');
    assert.equal(shown(tabs.closed('a')), 'b [c]');
    assert.equal(shown(tabsOf('a').closed('a')), '');
  });

  it('are not selected when they are gone', () => assert.equal(shown(tabsOf('a', 'b').selecting('x')), 'a [b]'));

  it('make room for new ones, but not while they run', () => {
    const first = new ResultTabs().opened(tab('running', 'running'), undefined).opened(tab('old'), undefined);
    const many = Array.from({ length: 11 }, (_, i) => `t${i}`).reduce(
      (tabs, id) => tabs.opened(tab(id), undefined),
      first,
    );
    assert.equal(many.tabs.length, 12);
    assert.ok(many.tabOf('running'));
    assert.equal(many.tabOf('old'), undefined);
  });

  it('keep pinned ones: no other run takes their place, and none makes room', () => {
    const pinned = tabsOf('a').pinning('a', true);
    assert.equal(shown(pinned.opened(tab('a2'), 'a')), 'a [a2]');
    const many = Array.from({ length: 20 }, (_, i) => `t${i}`).reduce(
      (tabs, id) => tabs.opened(tab(id), undefined),
      pinned,
    );
    assert.equal(many.tabs.length, 13);
    assert.ok(many.tabOf('a'));
    assert.equal(many.pinning('a', false).opened(tab('last'), undefined).tabOf('a'), undefined);
  });

  it('take what is told of them', () => {
    const tabs = tabsOf('a')
      .renamed('a', 'Orders')
      .knowing('a', { hasJob: true, reflections: ['by_day'] });
    const { title, hasJob, reflections } = tabs.tabOf('a') ?? {};
    assert.deepEqual([title, hasJob, reflections], ['Orders', true, ['by_day']]);
    assert.equal(shown(tabs.knowing('gone', { hasJob: true })), '[a]');
  });

  it('follow the progress of their query alone', () => {
    const tabs = tabsOf('a', 'b').progressed(progress('a', 'running', 7));
    assert.deepEqual(
      tabs.tabs.map(each => each.progress.rows),
      [7, 0],
    );
    assert.equal(shown(tabs.progressed(progress('gone'))), 'a [b]');
  });
});
