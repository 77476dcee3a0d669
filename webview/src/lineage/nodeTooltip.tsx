import type { JSX } from 'preact';
import type { DrawnNode } from './graphLayout';
import { detailsOf, subtitleOf } from './nodeLook';
import type { Size, Viewport } from './viewport';

/** Distance from the node, and from the edge of the view. */
const GAP = 6;
/** The stylesheet lets it grow no wider. */
const WIDEST = 320;

/** What is known of the node under the pointer; screen readers get the same as its description. */
export function NodeTooltip(props: {
  readonly drawn: DrawnNode | undefined;
  readonly viewport: Viewport;
  readonly size: Size;
}): JSX.Element | null {
  const { drawn, viewport, size } = props;
  if (drawn === undefined) return null;
  const left = Math.max(GAP, Math.min(drawn.x * viewport.scale + viewport.x, size.width - WIDEST - GAP));
  const top = drawn.y * viewport.scale + viewport.y;
  const bottom = top + drawn.height * viewport.scale;
  // Below the node, or above it when there is more room.
  const place = bottom < size.height * 0.65 ? { top: `${bottom + GAP}px` } : { bottom: `${size.height - top + GAP}px` };
  return (
    <div class="nodeTooltip" aria-hidden="true" style={{ left: `${left}px`, ...place }}>
      <p class="tooltipName">{drawn.node.name}</p>
      <p class="faint">{subtitleOf(drawn.node)}</p>
      {detailsOf(drawn.node).map(text => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}
