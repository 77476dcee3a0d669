import type { Step } from '../selection/selection';

/** What a key asks of the grid. */
export type GridAction =
  | { readonly kind: 'step'; readonly step: Step; readonly extend: boolean }
  | { readonly kind: 'page'; readonly direction: 1 | -1; readonly extend: boolean }
  /** Makes the column wider or narrower, or changes its place. */
  | { readonly kind: 'resize' | 'move'; readonly direction: 1 | -1 }
  /** On a header sorts by its column, beside the others when `extend`; on a cell shows its whole value. */
  | { readonly kind: 'enter'; readonly extend: boolean }
  | { readonly kind: 'findNext'; readonly backwards: boolean }
  | { readonly kind: 'selectAll' | 'selectRow' | 'selectColumn' | 'copy' | 'copyWithHeaders' }
  | { readonly kind: 'menu' | 'find' | 'goToRow' | 'filter' | 'profiles' | 'leave' };

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string;
  /** Place of the key on the keyboard, as `KeyF`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: Readonly<Record<string, Step>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
};

/** The action of a key press, or `undefined` when the key is none of the grid's. Ctrl and Cmd are taken alike. */
export function gridAction(press: KeyPress): GridAction | undefined {
  const far = press.ctrlKey || press.metaKey;
  if (press.altKey) return far ? altChord(press) : alt(press);
  const extend = press.shiftKey;
  const arrow = ARROWS[press.key];
  if (arrow !== undefined) return { kind: 'step', step: far ? toEdge(arrow) : arrow, extend };
  switch (press.key) {
    case 'Home':
      return { kind: 'step', step: { rows: far ? -Infinity : 0, columns: -Infinity }, extend };
    case 'End':
      return { kind: 'step', step: { rows: far ? Infinity : 0, columns: Infinity }, extend };
    case 'PageUp':
      return { kind: 'page', direction: -1, extend };
    case 'PageDown':
      return { kind: 'page', direction: 1, extend };
    default:
      return far ? chord(press.key.toLowerCase(), extend) : single(press.key, extend);
  }
}

function alt({ key, shiftKey }: KeyPress): GridAction | undefined {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  return { kind: shiftKey ? 'move' : 'resize', direction: key === 'ArrowRight' ? 1 : -1 };
}

/** With Alt a Mac writes another letter, as `ƒ`: then the place of the key tells which one it is. */
function altChord({ key, code }: KeyPress): GridAction | undefined {
  switch (/^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace('Key', '').toLowerCase()) {
    case 'f':
      return { kind: 'filter' };
    case 'p':
      return { kind: 'profiles' };
    default:
      return undefined;
  }
}

function chord(key: string, shift: boolean): GridAction | undefined {
  if (key === 'c') return { kind: shift ? 'copyWithHeaders' : 'copy' };
  if (shift) return undefined;
  switch (key) {
    case 'a':
      return { kind: 'selectAll' };
    case ' ':
      return { kind: 'selectColumn' };
    case 'f':
      return { kind: 'find' };
    case 'g':
      return { kind: 'goToRow' };
    default:
      return undefined;
  }
}

function single(key: string, extend: boolean): GridAction | undefined {
  switch (key) {
    case 'Enter':
      return { kind: 'enter', extend };
    case ' ':
      return extend ? { kind: 'selectRow' } : { kind: 'enter', extend };
    case 'Escape':
      return { kind: 'leave' };
    case 'F3':
      return { kind: 'findNext', backwards: extend };
    case 'F10':
      return extend ? { kind: 'menu' } : undefined;
    case 'ContextMenu':
      return { kind: 'menu' };
    default:
      return undefined;
  }
}

function toEdge({ rows, columns }: Step): Step {
  return { rows: rows === 0 ? 0 : rows * Infinity, columns: columns === 0 ? 0 : columns * Infinity };
}
