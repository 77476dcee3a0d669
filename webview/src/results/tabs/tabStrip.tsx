import type { ResultsState, ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Menu, type MenuPlace } from '../menu/menu';
import type { ResultsPort } from '../resultsPort';
import { Tab } from './tab';
import { tabEntries } from './tabMenu';

/**
 * The results that are open, as tabs: arrow keys go along, Delete or the middle button closes, F2 or a double press
 * renames, the other button or Shift+F10 opens a menu.
 */
export function TabStrip({ state, port }: { readonly state: ResultsState; readonly port: ResultsPort }): JSX.Element {
  const strip = useRef<HTMLDivElement>(null);
  const [renamed, rename] = useState<string>();
  const [menu, openMenu] = useState<{ readonly tab: ResultTab; readonly place: MenuPlace }>();
  useEffect(() => {
    strip.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [state.selected]);
  const focus = (resultId: string): void =>
    strip.current?.querySelector<HTMLElement>(`[data-result="${CSS.escape(resultId)}"]`)?.focus();
  const focusBack = useFocusBack(renamed, focus);
  const finish = (tab: ResultTab, title: string | undefined, isByKey: boolean): void => {
    if (isByKey) focusBack(tab.resultId);
    rename(undefined);
    if (title !== undefined && title !== tab.title) void port.ask('results/rename', { resultId: tab.resultId, title });
  };
  const go = (by: number): void => {
    const at = state.tabs.findIndex(tab => tab.resultId === state.selected);
    const next = state.tabs[(at + by + state.tabs.length) % state.tabs.length];
    if (next === undefined) return;
    void port.ask('results/select', { resultId: next.resultId });
    focus(next.resultId);
  };
  return (
    <div class="tabs">
      <div
        ref={strip}
        class="tabStrip"
        role="tablist"
        aria-label={l10n.t('Results')}
        onKeyDown={event => pressed(event, state, { port, go, rename, openMenu })}
      >
        {state.tabs.map(tab => (
          <Tab
            key={tab.resultId}
            tab={tab}
            isSelected={tab.resultId === state.selected}
            isRenamed={tab.resultId === renamed}
            port={port}
            onRename={() => rename(tab.resultId)}
            onRenamed={(title, isByKey) => finish(tab, title, isByKey)}
            onMenu={place => openMenu({ tab, place })}
          />
        ))}
      </div>
      <TabMenu open={menu} state={state} actions={{ port, rename }} onClose={() => openMenu(undefined)} />
    </div>
  );
}

/** Gives the focus to a tab as soon as it is there again in the place of the input for its title. */
function useFocusBack(renamed: string | undefined, focus: (resultId: string) => void): (resultId: string) => void {
  const named = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (renamed === undefined && named.current !== undefined) focus(named.current);
    named.current = undefined;
  }, [renamed]);
  return resultId => (named.current = resultId);
}

function TabMenu(props: {
  readonly open: { readonly tab: ResultTab; readonly place: MenuPlace } | undefined;
  readonly state: ResultsState;
  readonly actions: Parameters<typeof tabEntries>[2];
  readonly onClose: () => void;
}): JSX.Element | null {
  const { open, state, actions, onClose } = props;
  if (open === undefined) return null;
  return (
    <Menu label={open.tab.title} place={open.place} entries={tabEntries(state, open.tab, actions)} onClose={onClose} />
  );
}

interface StripActions {
  readonly port: ResultsPort;
  readonly go: (by: number) => void;
  readonly rename: (resultId: string) => void;
  readonly openMenu: (menu: { readonly tab: ResultTab; readonly place: MenuPlace }) => void;
}

/** Keys of the list itself, not of a menu or an input within it. */
function pressed(event: KeyboardEvent, state: ResultsState, { port, go, rename, openMenu }: StripActions): void {
  const target = event.target instanceof Element ? event.target.closest('[role=tab]') : null;
  const tab = state.tabs.find(each => each.resultId === state.selected);
  if (target === null || tab === undefined) return;
  if (event.key === 'ArrowLeft') go(-1);
  else if (event.key === 'ArrowRight') go(1);
  else if (event.key === 'Delete') void port.ask('results/close', { resultId: tab.resultId });
  else if (event.key === 'F2') rename(tab.resultId);
  else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    const { left, bottom } = target.getBoundingClientRect();
    openMenu({ tab, place: { x: left, y: bottom } });
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
