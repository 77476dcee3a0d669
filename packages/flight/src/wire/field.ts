import type { ProtoReader } from './protoReader';
import type { ProtoWriter } from './protoWriter';

/** One field of a message: its number and how a value of type `V` is written and read. */
export interface Field<V> {
  readonly number: number;
  /** The value of a field that is absent. */
  initial(): V;
  /** Writes tag and value; nothing for the value that absence stands for. */
  write(writer: ProtoWriter, value: V): void;
  /** Reads one occurrence; `before` is what earlier occurrences gave. */
  read(reader: ProtoReader, wireType: number, before: V): V;
}
