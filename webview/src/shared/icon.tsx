import type { JSX } from 'preact';

/** Paths of 16 × 16 outlines, drawn with the colour of the text around them. */
const PATHS = {
  cancel: 'M4 4h8v8H4z',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  detail: 'M2.5 2.5h11v11h-11zM9.5 2.5v11',
  error: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM8 4.8v4M8 11v.2',
  warning: 'M8 2.2l6.3 11.3H1.7zM8 6.5v3.5M8 11.8v.1',
  stopped: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM3.7 12.3l8.6-8.6',
  done: 'M3 8.5l3.2 3.2L13 5',
  running: 'M8 1.8A6.2 6.2 0 0 1 14.2 8',
  zoomIn: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.4 3.4M5 7h4M7 5v4',
  zoomOut: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.4 3.4M5 7h4',
  fit: 'M2.5 6v-3.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  up: 'M8 13V3.5M4 7.5l4-4 4 4',
  down: 'M8 3v9.5M4 8.5l4 4 4-4',
  chevron: 'M4 6.5l4 4 4-4',
  find: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3l3.4 3.4',
  filter: 'M2.5 3h11L9.5 8v5l-3-1.5V8z',
  columns: 'M2.5 2.5h11v11h-11zM6.2 2.5v11M9.8 2.5v11',
  export: 'M8 2.5v7.5M4.8 6.8L8 10l3.2-3.2M2.5 10.5v3h11v-3',
  compare: 'M2.5 3h4.5v10H2.5zM9 3h4.5v10H9zM4 6h1.5M10.5 6H12M10.5 9H12',
  profile: 'M2.5 13.5h11M4 13.5V9M7 13.5V3.5M10 13.5V6.5M13 13.5V10.5',
  rerun: 'M13 8a5 5 0 1 1-1.6-3.7M11.8 1.8v2.8H9',
  open: 'M9 2.5h4.5V7M13.5 2.5L7.5 8.5M11.5 9.5v4h-9v-9h4',
  matchCase: 'M1.5 12l3-8 3 8M2.6 9.2h3.8M13.8 12V7.4M13.8 9.7a2 2.3 0 1 1-4 0 2 2.3 0 0 1 4 0z',
  others: 'M2.5 7.5h1v1h-1zM7.5 7.5h1v1h-1zM12.5 7.5h1v1h-1z',
  pin: 'M6 2.5h4M6.7 2.5v4L5 9h6L9.3 6.5v-4M8 9v4.5',
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
  readonly onClick: (button: HTMLElement) => void;
}): JSX.Element {
  return (
    <button
      type="button"
      class="iconButton"
      title={props.label}
      aria-label={props.label}
      aria-pressed={props.pressed}
      disabled={props.disabled}
      onClick={event => props.onClick(event.currentTarget)}
    >
      <Icon name={props.icon} />
    </button>
  );
}
