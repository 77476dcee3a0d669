const LETTER = /\p{L}|\p{Nl}|\p{M}/u;

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isSpace(code: number): boolean {
  return (
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029
  );
}

export function isNewline(code: number): boolean {
  return code === 10 || code === 13;
}

/** Letters of any script, `_` and `$`. A half of a surrogate pair counts as one, so that the pair stays together. */
export function isNameStart(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36;
  return (code >= 0xd800 && code <= 0xdfff) || LETTER.test(String.fromCharCode(code));
}

export function isNamePart(code: number): boolean {
  return isNameStart(code) || isDigit(code);
}
