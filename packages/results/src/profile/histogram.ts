import { type KeySpace, wordsOf } from '../keys/keySpace';
import { cellReader } from '../text/cellReader';
import { HISTOGRAM_BINS, type HistogramBin } from './columnProfile';

/** A value as a grid shows it, by its key. */
export function textOf(space: KeySpace, key: bigint): string {
  const words = Array.from(wordsOf(key, space.words), word => Uint32Array.of(word));
  return cellReader(space.restore(words, 1))(0) ?? '';
}

/** Keys at which equal stretches between the lowest and the highest one begin; none for types without distances. */
export function histogramBorders(space: KeySpace, lowest: bigint, highest: bigint): readonly bigint[] {
  if (space.measure === undefined) return [];
  return space.measure.floating ? floatingBorders(space, lowest, highest) : wholeBorders(lowest, highest);
}

/** The stretches as a grid shows them. @param rows How many rows lie in each. */
export function histogramBins(
  space: KeySpace,
  { borders, highest }: { readonly borders: readonly bigint[]; readonly highest: bigint },
  rows: ArrayLike<number>,
): readonly HistogramBin[] {
  const texts = [...borders, highest].map(border => textOf(space, border));
  return borders.map((_, i) => ({ from: texts[i] ?? '', to: texts[i + 1] ?? '', rows: rows[i] ?? 0 }));
}

/** Where each stretch begins. Keys of whole numbers have the distances of their values. */
function wholeBorders(lowest: bigint, highest: bigint): readonly bigint[] {
  const range = highest - lowest + 1n;
  const bins = range < BigInt(HISTOGRAM_BINS) ? range : BigInt(HISTOGRAM_BINS);
  return Array.from({ length: Number(bins) }, (_, i) => lowest + (range * BigInt(i)) / bins);
}

function floatingBorders(space: KeySpace, lowest: bigint, highest: bigint): readonly bigint[] {
  const [low, high] = [Number(textOf(space, lowest)), Number(textOf(space, highest))];
  if (low === high || !Number.isFinite(high - low)) return [lowest];
  const borders = Array.from({ length: HISTOGRAM_BINS }, (_, i) => {
    if (i === 0) return lowest;
    return space.parse(String(low + (high - low) * (i / HISTOGRAM_BINS)))?.key ?? lowest;
  });
  // Between neighbouring numbers there may be fewer values than stretches.
  return borders.filter((border, i) => border !== borders[i - 1]);
}
