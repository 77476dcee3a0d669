import type { FlightData } from './flightData';
import { FlightDescriptor } from './flightMessages';
import { LandingMemory } from './landingMemory';
import type { MessageSink } from './messageSink';
import { WIRE_TYPE } from './protoReader';
import { wireFailure } from './wireFailure';

const EMPTY: Uint8Array = new Uint8Array(0);
const MAX_VARINT_BYTES = 10;
const MAX_UINT32_BYTES = 5;
const MAX_UINT32 = 0xff_ff_ff_ff;

type FieldName = 'flightDescriptor' | 'dataHeader' | 'appMetadata' | 'dataBody';
const FIELDS = new Map<number, FieldName>([
  [1, 'flightDescriptor'],
  [2, 'dataHeader'],
  [3, 'appMetadata'],
  [1000, 'dataBody'],
]);

/** What the next byte is part of. */
type State = 'tag' | 'length' | 'skippedNumber' | 'value' | 'skipped';

/**
 * Reads `FlightData` while it arrives, so that a body is written once: into memory of exactly its length, at whose start
 * it begins. Fields may come in any order, the last one of a number counts, unknown ones are passed over.
 */
export class FlightDataSink implements MessageSink<FlightData> {
  #state: State = 'tag';
  /** Bytes of the message that are still to come. */
  #left = 0;
  #number = 0;
  #numberBytes = 0;
  #field: FieldName | undefined;
  #value: Uint8Array = EMPTY;
  #at = 0;
  #skip = 0;
  #fields: Partial<Record<FieldName, Uint8Array>> = {};
  readonly #memory: LandingMemory;

  /** @param memory Where bodies land. */
  constructor(memory = new LandingMemory()) {
    this.#memory = memory;
  }

  begin(length: number): void {
    this.#state = 'tag';
    this.#left = length;
    this.#number = 0;
    this.#numberBytes = 0;
    this.#fields = {};
  }

  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#state === 'value') at += this.#copy(bytes, at);
      else if (this.#state === 'skipped') at += this.#pass(bytes.length - at);
      else this.#takeByte(bytes[at++] ?? 0);
    }
  }

  target(): Uint8Array | undefined {
    return this.#state === 'value' ? this.#value.subarray(this.#at) : undefined;
  }

  wrote(count: number): void {
    this.#at += count;
    this.#left -= count;
    if (this.#at === this.#value.length) this.#state = 'tag';
  }

  end(): FlightData {
    if (this.#state !== 'tag' || this.#numberBytes > 0) throw wireFailure('it ends in the middle of a field');
    const { flightDescriptor, dataHeader = EMPTY, appMetadata = EMPTY, dataBody = EMPTY } = this.#fields;
    this.#fields = {};
    this.#value = EMPTY;
    return {
      flightDescriptor: flightDescriptor === undefined ? undefined : FlightDescriptor.decode(flightDescriptor),
      dataHeader,
      appMetadata,
      dataBody,
    };
  }

  #copy(bytes: Uint8Array, at: number): number {
    const count = Math.min(this.#value.length - this.#at, bytes.length - at);
    this.#value.set(bytes.subarray(at, at + count), this.#at);
    this.wrote(count);
    return count;
  }

  #pass(available: number): number {
    const count = Math.min(this.#skip, available);
    this.#skip -= count;
    this.#left -= count;
    if (this.#skip === 0) this.#state = 'tag';
    return count;
  }

  /** One byte of a tag, of a length, or of a number that nobody wants. */
  #takeByte(byte: number): void {
    this.#left--;
    this.#number += (byte & 0x7f) * 2 ** (7 * this.#numberBytes);
    this.#numberBytes++;
    if (byte >= 0x80) {
      this.#mayGoOn();
      return;
    }
    const number = this.#number;
    this.#number = 0;
    this.#numberBytes = 0;
    if (this.#state === 'tag') this.#begin(number);
    else if (this.#state === 'length') this.#beginValue(number);
    else this.#state = 'tag';
  }

  #mayGoOn(): void {
    if (this.#state !== 'skippedNumber' && this.#numberBytes === MAX_UINT32_BYTES) throw tooLarge();
    if (this.#numberBytes === MAX_VARINT_BYTES) throw wireFailure('a number of more than ten bytes');
  }

  #begin(tag: number): void {
    if (tag > MAX_UINT32) throw tooLarge();
    const number = Math.floor(tag / 8);
    if (number === 0) throw wireFailure('field number 0');
    this.#field = FIELDS.get(number);
    const type = tag % 8;
    if (this.#field !== undefined && type !== WIRE_TYPE.delimited) {
      throw wireFailure(`wire type ${type} where 2 was expected`);
    }
    if (type === WIRE_TYPE.delimited) this.#state = 'length';
    else if (type === WIRE_TYPE.varint) this.#state = 'skippedNumber';
    else if (type === WIRE_TYPE.fixed64) this.#beginSkip(8);
    else if (type === WIRE_TYPE.fixed32) this.#beginSkip(4);
    else throw wireFailure(`wire type ${type}`);
  }

  #beginValue(length: number): void {
    const field = this.#field;
    if (field === undefined) {
      this.#beginSkip(length);
      return;
    }
    this.#mustFit(length);
    this.#value = length === 0 ? EMPTY : this.#memory.take(length);
    this.#at = 0;
    this.#fields[field] = this.#value;
    this.#state = length === 0 ? 'tag' : 'value';
  }

  #beginSkip(length: number): void {
    this.#mustFit(length);
    this.#skip = length;
    this.#state = length === 0 ? 'tag' : 'skipped';
  }

  /** Before memory is asked for: a broken length must not ask for more than was announced for the whole. */
  #mustFit(length: number): void {
    if (length > this.#left) throw wireFailure('it ends in the middle of a field');
  }
}

function tooLarge(): Error {
  return wireFailure('a tag or length of more than 32 bits');
}
