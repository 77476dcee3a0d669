const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** Bytes in decimal units, as file managers tell them: `25 B`, `1.2 GB`. */
export function sizeText(bytes: number): string {
  let size = bytes;
  let at = 0;
  while (size >= 1000 && at < UNITS.length - 1) {
    size /= 1000;
    at += 1;
  }
  return `${at === 0 ? size : size.toFixed(1)} ${UNITS[at] ?? ''}`;
}
