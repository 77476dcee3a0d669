import type { JSX } from 'preact';

/** Paths of 16 × 16 outlines, drawn with the colour of the text around them. */
const PATHS = {
  cancel: 'M4 4h8v8H4z',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  copyHeaders: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8zM2.5 8h8',
  detail: 'M2.5 2.5h11v11h-11zM9.5 2.5v11',
  error: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM8 4.8v4M8 11v.2',
  warning: 'M8 2.2l6.3 11.3H1.7zM8 6.5v3.5M8 11.8v.1',
  stopped: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM3.7 12.3l8.6-8.6',
  done: 'M3 8.5l3.2 3.2L13 5',
  running: 'M8 1.8A6.2 6.2 0 0 1 14.2 8',
  zoomIn: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.4 3.4M5 7h4M7 5v4',
  zoomOut: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.4 3.4M5 7h4',
  fit: 'M2.5 6v-3.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  less: 'M4 8h8',
  more: 'M4 8h8M8 4v8',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside text that says the same; hidden from screen readers. */
export function Icon({ name, class: extra }: { readonly name: IconName; readonly class?: string }): JSX.Element {
  return (
    <svg class={extra === undefined ? 'icon' : `icon ${extra}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** A button that is only a picture; its name is told to screen readers and shown when the pointer rests on it. */
export function IconButton(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class="iconButton"
      title={props.label}
      aria-label={props.label}
      aria-pressed={props.pressed}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  );
}
