/** A word of a Jinja expression as profiles use them. */
export interface ProfileWord {
  readonly kind: 'text' | 'number' | 'name' | 'sign';
  /** Without quotes for a text, escapes resolved. */
  readonly value: string;
}

const WORD = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_]\w*)|([|(),~]))/y;

/** The words of an expression, or `undefined` when it holds anything else. */
export function profileWords(source: string): readonly ProfileWord[] | undefined {
  const words: ProfileWord[] = [];
  WORD.lastIndex = 0;
  while (WORD.lastIndex < source.length) {
    const found = WORD.exec(source);
    if (found === null) return undefined;
    words.push(wordOf(found));
  }
  return words;
}

function wordOf([, double, single, number, name, sign]: RegExpExecArray): ProfileWord {
  const quoted = double ?? single;
  if (quoted !== undefined) return { kind: 'text', value: quoted.replace(/\\(.)/g, '$1') };
  if (number !== undefined) return { kind: 'number', value: number };
  return name === undefined ? { kind: 'sign', value: sign ?? '' } : { kind: 'name', value: name };
}
