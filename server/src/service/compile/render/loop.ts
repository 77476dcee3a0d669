import { JinjaObject } from './value';

/** The `loop` of one round. */
export function loopObject(at: number, length: number): JinjaObject {
  const members = new Map(
    Object.entries({
      index: at + 1,
      index0: at,
      revindex: length - at,
      revindex0: length - at - 1,
      first: at === 0,
      last: at === length - 1,
      length,
    }),
  );
  return new JinjaObject(name => members.get(name));
}
