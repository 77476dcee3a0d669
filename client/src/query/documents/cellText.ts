import type { CellValue } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import { hexDump } from './hexDump';
import { indentedJson } from './indentedJson';
import type { ReadOnlyText } from './readOnlyDocuments';

/** Bytes of a binary value that are shown; an export has them all. */
const MOST_BYTES = 4_000_000;

/** A cell's whole value for an editor: JSON indented, bytes as a dump, and any other text as it is. */
export function cellText(value: CellValue, column: string, row: number): ReadOnlyText {
  const name = l10n.t('{0}, row {1}', column, row + 1);
  if (value.text === null) return { name, text: 'NULL', language: 'plaintext' };
  if (value.base64 !== undefined) {
    const bytes = Buffer.from(value.base64, 'base64');
    const cut = bytes.length > MOST_BYTES ? `\n${l10n.t('{0} more bytes', bytes.length - MOST_BYTES)}` : '';
    return { name, text: `${hexDump(bytes.subarray(0, MOST_BYTES))}${cut}`, language: 'plaintext' };
  }
  const json = indentedJson(value.text);
  return json === undefined
    ? { name, text: value.text, language: 'plaintext' }
    : { name: `${name}.json`, text: json, language: 'json' };
}
