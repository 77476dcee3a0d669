import type { Block } from './selection';

/** The same cells as rectangles that do not overlap, so that none is counted twice. */
export function disjoint(blocks: readonly Block[]): readonly Block[] {
  const kept: Block[] = [];
  for (const block of blocks)
    kept.push(...kept.reduce<readonly Block[]>((left, cut) => left.flatMap(piece => without(piece, cut)), [block]));
  return kept;
}

/** What is left of a rectangle when another is taken out of it: at most four pieces. */
function without(block: Block, cut: Block): readonly Block[] {
  const { rows, columns } = block;
  const top = Math.max(rows.start, cut.rows.start);
  const bottom = Math.min(rows.end, cut.rows.end);
  const left = Math.max(columns.start, cut.columns.start);
  const right = Math.min(columns.end, cut.columns.end);
  if (top >= bottom || left >= right) return [block];
  const pieces: readonly Block[] = [
    { rows: { start: rows.start, end: top }, columns },
    { rows: { start: bottom, end: rows.end }, columns },
    { rows: { start: top, end: bottom }, columns: { start: columns.start, end: left } },
    { rows: { start: top, end: bottom }, columns: { start: right, end: columns.end } },
  ];
  return pieces.filter(piece => piece.rows.start < piece.rows.end && piece.columns.start < piece.columns.end);
}
