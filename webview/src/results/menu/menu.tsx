import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shared/icon';

/** A line of a menu, or the line between two groups. */
export type MenuEntry =
  | {
      readonly label: string;
      /** Keys that do the same, as they are written in menus. */
      readonly keys?: string;
      readonly isChecked?: boolean;
      readonly isDisabled?: boolean;
      readonly run: () => void;
    }
  | 'line';

/** Where a menu opens: below and from the left of a rectangle, or where there is room. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

/** Pixels that a menu keeps from the edges of the page. */
const MARGIN = 4;

/** A menu over the page: arrow keys and first letters go along, Escape and a press elsewhere close it. */
export function Menu(props: {
  readonly label: string;
  readonly place: MenuPlace;
  readonly entries: readonly MenuEntry[];
  /** Called after an entry was run, too. */
  readonly onClose: () => void;
}): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  useFocusBack();
  useInPlace(list, props.place);
  useClosing(list, props.onClose);
  const run = (action: () => void): void => {
    props.onClose();
    action();
  };
  return (
    <div
      ref={list}
      class="menu"
      role="menu"
      aria-label={props.label}
      onKeyDown={event => pressed(event, props.onClose)}
    >
      {props.entries.map((entry, i) =>
        entry === 'line' ? (
          <div key={i} class="menuLine" role="separator" />
        ) : (
          <button
            key={i}
            type="button"
            class="menuEntry"
            role={entry.isChecked === undefined ? 'menuitem' : 'menuitemcheckbox'}
            aria-checked={entry.isChecked}
            aria-disabled={entry.isDisabled ? 'true' : undefined}
            tabIndex={-1}
            onClick={() => entry.isDisabled !== true && run(entry.run)}
            onMouseMove={event => event.currentTarget.focus()}
          >
            <span class="menuCheck">{entry.isChecked === true && <Icon name="done" />}</span>
            <span class="menuLabel">{entry.label}</span>
            {entry.keys !== undefined && <span class="menuKeys">{entry.keys}</span>}
          </button>
        ),
      )}
    </div>
  );
}

function useInPlace(list: { readonly current: HTMLDivElement | null }, { x, y }: MenuPlace): void {
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const { width, height } = element.getBoundingClientRect();
    const fit = (at: number, size: number, room: number): number =>
      Math.max(MARGIN, Math.min(at, room - size - MARGIN));
    element.style.left = `${fit(x, width, window.innerWidth)}px`;
    element.style.top = `${fit(y, height, window.innerHeight)}px`;
    entriesOf(element)[0]?.focus();
  }, [x, y]);
}

/** Gives the focus back to where it was before the menu took it. */
function useFocusBack(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
}

/** Closes on a press elsewhere and when the page loses the focus. */
function useClosing(list: { readonly current: HTMLDivElement | null }, close: () => void): void {
  useEffect(() => {
    const pressedElsewhere = (event: Event): void => {
      if (event.target instanceof Node && list.current?.contains(event.target) === true) return;
      close();
    };
    window.addEventListener('pointerdown', pressedElsewhere, true);
    window.addEventListener('blur', close);
    return () => {
      window.removeEventListener('pointerdown', pressedElsewhere, true);
      window.removeEventListener('blur', close);
    };
  }, []);
}

function pressed(event: KeyboardEvent, close: () => void): void {
  const menu = event.currentTarget;
  if (!(menu instanceof HTMLElement)) return;
  const entries = entriesOf(menu);
  const at = entries.findIndex(entry => entry === document.activeElement);
  const go = (to: number): void => entries[(to + entries.length) % entries.length]?.focus();
  if (event.key === 'ArrowDown') go(at + 1);
  else if (event.key === 'ArrowUp') go(at - 1);
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(-1);
  else if (event.key === 'Escape' || event.key === 'Tab') close();
  else if (event.key.length === 1 && event.key !== ' ') go(startingWith(entries, at, event.key));
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** The next entry whose label begins with a letter, or the one that has the focus. */
function startingWith(entries: readonly HTMLElement[], at: number, letter: string): number {
  const order = entries.map((_, i) => (at + 1 + i) % entries.length);
  const begins = (i: number): boolean =>
    entries[i]?.querySelector('.menuLabel')?.textContent.toLowerCase().startsWith(letter.toLowerCase()) === true;
  return order.find(begins) ?? at;
}

function entriesOf(menu: HTMLElement): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('.menuEntry')];
}
