const DECODER = new TextDecoder();

/** The text of a file. Unlike reading as 'utf8' this drops a byte order mark, as editors do: offsets then agree. */
export function decodeFile(bytes: Uint8Array): string {
  return DECODER.decode(bytes);
}
