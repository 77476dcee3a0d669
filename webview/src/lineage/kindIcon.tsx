import type { JSX } from 'preact';
import type { NodeLook } from './nodeLook';

/** Outlines of 16 × 16 for each kind of node. */
const PATHS: Readonly<Record<NodeLook, string>> = {
  source:
    'M3 4c0-1.1 2.2-2 5-2s5 .9 5 2-2.2 2-5 2-5-.9-5-2zM3 4v8c0 1.1 2.2 2 5 2s5-.9 5-2V4M3 8c0 1.1 2.2 2 5 2s5-.9 5-2',
  seed: 'M3 2.5h7l3 3v8H3zM10 2.5v3h3M5.5 8.5h5M5.5 11h5',
  model: 'M8 1.8l5.5 3.1v6.2L8 14.2l-5.5-3.1V4.9zM2.5 4.9L8 8l5.5-3.1M8 8v6.2',
  reflection: 'M8.8 1.8L3.5 9h3.7l-.9 5.2L12.5 6.5H8z',
  snapshot: 'M2.5 5h2.6l1-1.8h3.8l1 1.8h2.6v8h-11zM8 6.6a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4z',
  exposure: 'M2.5 2.5h11v8.5h-11zM5 13.5h6M5.2 8.5V7M8 8.5V5M10.8 8.5V6',
  test: 'M6 2.5h4M6.8 2.5v4L3.2 13a.4.4 0 0 0 .4.5h8.8a.4.4 0 0 0 .4-.5L9.2 6.5v-4M5 10h6',
  other: 'M3.5 2.5h9v11h-9zM6 5.5h4M6 8h4M6 10.5h2.5',
};

export function KindIcon({ look }: { readonly look: NodeLook }): JSX.Element {
  return <path class={`kindIcon ${look}`} d={PATHS[look]} />;
}
