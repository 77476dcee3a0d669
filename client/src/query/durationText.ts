const UNITS = [
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** Milliseconds in the largest unit that they are a whole number of: `1 hour`, `90 minutes`. */
export function durationText(ms: number, locale: string): string {
  const [unit, length] = UNITS.find(([, each]) => ms % each === 0) ?? (['millisecond', 1] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(ms / length);
}
