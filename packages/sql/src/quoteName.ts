import { RESERVED_WORDS } from './reservedWords';

/** A name as it may be written into a statement: in quotes when it would not be read as a name without. */
export function quoteName(name: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !RESERVED_WORDS.has(name.toUpperCase());
  return plain ? name : `"${name.replaceAll('"', '""')}"`;
}
