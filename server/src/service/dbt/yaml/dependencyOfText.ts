import { parseJinja } from '@lakehouse/jinja';
import type { Dependency } from '../../project/projectNode';
import { dependencyOf } from '../../project/read/dependencyOf';

/** A name alone, as nearly every reference of YAML is written: it is read without a parser. */
const PLAIN_REF = /^\s*ref\(\s*(['"])([\w.-]+)\1\s*\)\s*$/;

/** What a text of YAML refers to, with or without braces: the names count, its spans do not. */
export function dependencyOfText(text: string): Dependency | undefined {
  const plain = PLAIN_REF.exec(text)?.[2];
  if (plain !== undefined) {
    const span = { start: 0, end: text.length };
    return { kind: 'ref', name: plain, span, nameSpan: span, atParse: true };
  }
  const [call] = parseJinja(text.includes('{{') ? text : `{{${text}}}`).calls;
  return call && dependencyOf(call);
}
