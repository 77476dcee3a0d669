const UNITS = ['kB', 'MB', 'GB'] as const;

/** Bytes in decimal units, as file managers tell them: `0.8 kB`, `1.2 GB`. */
export function sizeText(bytes: number): string {
  let size = bytes / 1000;
  let at = 0;
  while (size >= 1000 && at < UNITS.length - 1) {
    size /= 1000;
    at += 1;
  }
  return `${size.toFixed(1)} ${UNITS[at] ?? ''}`;
}
