import type { Step } from './selection';

/** What a key asks of the grid. */
export type GridAction =
  | { readonly kind: 'step'; readonly step: Step; readonly extend: boolean }
  | { readonly kind: 'page'; readonly direction: 1 | -1; readonly extend: boolean }
  | { readonly kind: 'selectAll' | 'copy' | 'copyWithHeaders' | 'showValue' | 'leave' };

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string;
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
  if (press.altKey) return undefined;
  const extend = press.shiftKey;
  const far = press.ctrlKey || press.metaKey;
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
      return far ? chord(press.key.toLowerCase(), extend) : single(press.key);
  }
}

function chord(key: string, shift: boolean): GridAction | undefined {
  if (key === 'a' && !shift) return { kind: 'selectAll' };
  if (key === 'c') return { kind: shift ? 'copyWithHeaders' : 'copy' };
  return undefined;
}

function single(key: string): GridAction | undefined {
  if (key === 'Enter' || key === ' ') return { kind: 'showValue' };
  if (key === 'Escape') return { kind: 'leave' };
  return undefined;
}

function toEdge({ rows, columns }: Step): Step {
  return { rows: rows === 0 ? 0 : rows * Infinity, columns: columns === 0 ? 0 : columns * Infinity };
}
