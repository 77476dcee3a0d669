import type { WrittenNumber } from '../keys/parseNumber';

/** Digits that a mean has behind those of its numbers. */
const MORE_DIGITS = 6;

/** A sum without rounding. */
export class ExactSum {
  #digits = 0n;
  #scale = 0;

  get value(): WrittenNumber {
    return { digits: this.#digits, scale: this.#scale };
  }

  add({ digits, scale }: WrittenNumber): void {
    if (scale > this.#scale) {
      this.#digits *= 10n ** BigInt(scale - this.#scale);
      this.#scale = scale;
    }
    this.#digits += digits * 10n ** BigInt(this.#scale - scale);
  }

  /** The mean of `count` numbers, rounded behind six more digits than they have, half away from zero. */
  mean(count: number): string {
    const scale = this.#scale + MORE_DIGITS;
    const digits = this.#digits * 10n ** BigInt(MORE_DIGITS);
    const by = BigInt(count);
    const size = digits < 0n ? -digits : digits;
    const rounded = (2n * size + by) / (2n * by);
    return withoutZeros(decimalText({ digits: digits < 0n ? -rounded : rounded, scale }));
  }
}

/** A sum of floating numbers whose rounding errors are added up apart (Neumaier). */
export class DoubleSum {
  #sum = 0;
  #error = 0;

  get value(): number {
    return Number.isFinite(this.#sum) ? this.#sum + this.#error : this.#sum;
  }

  add(value: number): void {
    const sum = this.#sum + value;
    this.#error += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - sum + value : value - sum + this.#sum;
    this.#sum = sum;
  }
}

/** All digits of a number. */
export function decimalText({ digits, scale }: WrittenNumber): string {
  if (scale <= 0) return String(digits * 10n ** BigInt(-scale));
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const at = text.length - scale;
  return `${digits < 0n ? '-' : ''}${text.slice(0, at)}.${text.slice(at)}`;
}

function withoutZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
