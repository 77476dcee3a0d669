import { Buffer } from 'node:buffer';

/** Kinds of values in Thrift's compact protocol. */
const KIND = { true: 1, false: 2, byte: 3, i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const;

/** A value with its kind; members of a struct by their field numbers, in ascending order. */
export type ThriftValue =
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'byte' | 'i32' | 'i64'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'struct'; readonly fields: ThriftFields }
  | { readonly kind: 'list'; readonly of: 'i32' | 'text' | 'struct'; readonly items: readonly ThriftValue[] };

export type ThriftFields = readonly (readonly [number: number, value: ThriftValue])[];

/** Shorthand for the values of a struct. */
export const thrift = {
  bool: (value: boolean): ThriftValue => ({ kind: 'bool', value }),
  byte: (value: number): ThriftValue => ({ kind: 'byte', value }),
  i32: (value: number): ThriftValue => ({ kind: 'i32', value }),
  i64: (value: number): ThriftValue => ({ kind: 'i64', value }),
  text: (value: string): ThriftValue => ({ kind: 'text', value }),
  struct: (...fields: ThriftFields): ThriftValue => ({ kind: 'struct', fields }),
  list: (of: 'i32' | 'text' | 'struct', items: readonly ThriftValue[]): ThriftValue => ({ kind: 'list', of, items }),
};

/** A struct in the compact protocol, as Parquet writes its headers and its footer. */
export function thriftBytes(fields: ThriftFields): Uint8Array {
  const writer = new CompactWriter();
  writer.struct(fields);
  return writer.bytes();
}

class CompactWriter {
  readonly #pieces: Uint8Array[] = [];
  #open: number[] = [];

  bytes(): Uint8Array {
    this.#close();
    return Buffer.concat(this.#pieces);
  }

  struct(fields: ThriftFields): void {
    let last = 0;
    for (const [number, value] of fields) {
      const kind = kindOf(value);
      const delta = number - last;
      last = number;
      if (delta <= 15) this.#open.push((delta << 4) | kind);
      else {
        this.#open.push(kind);
        this.#varint(BigInt(number) * 2n);
      }
      // The kind of a boolean is its value.
      if (value.kind !== 'bool') this.#value(value);
    }
    this.#open.push(0);
  }

  #value(value: ThriftValue): void {
    switch (value.kind) {
      case 'bool':
        return void this.#open.push(value.value ? KIND.true : KIND.false);
      case 'byte':
        return void this.#open.push(value.value & 0xff);
      case 'i32':
      case 'i64':
        return this.#varint(zigzag(value.value));
      case 'text':
        return this.#text(value.value);
      case 'struct':
        return this.struct(value.fields);
      case 'list':
        return this.#list(value.of, value.items);
    }
  }

  #text(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.#varint(BigInt(bytes.length));
    this.#close();
    this.#pieces.push(bytes);
  }

  #list(of: 'i32' | 'text' | 'struct', items: readonly ThriftValue[]): void {
    const kind = KIND[of === 'text' ? 'binary' : of];
    if (items.length < 15) this.#open.push((items.length << 4) | kind);
    else {
      this.#open.push(0xf0 | kind);
      this.#varint(BigInt(items.length));
    }
    for (const item of items) this.#value(item);
  }

  #varint(value: bigint): void {
    let rest = value;
    for (; rest >= 0x80n; rest >>= 7n) this.#open.push(Number(rest & 0x7fn) | 0x80);
    this.#open.push(Number(rest));
  }

  #close(): void {
    this.#pieces.push(Uint8Array.from(this.#open));
    this.#open = [];
  }
}

function kindOf(value: ThriftValue): number {
  if (value.kind === 'bool') return value.value ? KIND.true : KIND.false;
  return KIND[value.kind === 'text' ? 'binary' : value.kind];
}

function zigzag(value: number): bigint {
  const whole = BigInt(value);
  return whole < 0n ? -whole * 2n - 1n : whole * 2n;
}
