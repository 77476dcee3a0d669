import { Failure } from '@lakehouse/base';

/** Where in the statement an error lies: lines and columns count from 1, the end is the last character that belongs to it. */
export interface SqlPosition {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Dremio's kinds of error, as far as the sandbox has them. */
export type LakeErrorKind =
  'PARSE' | 'VALIDATION' | 'FUNCTION' | 'UNSUPPORTED_OPERATION' | 'RESOURCE' | 'DATA_READ' | 'CANCELED';

/** A statement that was refused or failed. The message reads as Dremio's would, with the place in the text as written. */
export class LakeError extends Failure {
  readonly kind: LakeErrorKind;
  /** What went wrong, without the place. */
  readonly sentence: string;
  readonly position: SqlPosition | undefined;

  constructor(kind: LakeErrorKind, sentence: string, position?: SqlPosition) {
    super(kind === 'CANCELED' ? 'query.cancelled' : 'query.rejected', withPlace(sentence, position));
    this.kind = kind;
    this.sentence = sentence;
    this.position = position;
  }
}

function withPlace(sentence: string, position: SqlPosition | undefined): string {
  if (position === undefined) return sentence;
  const { line, column, endLine, endColumn } = position;
  return `From line ${line}, column ${column} to line ${endLine}, column ${endColumn}: ${sentence}`;
}

/** The place of a stretch of a text, given by offsets. */
export function positionOf(text: string, start: number, end: number): SqlPosition {
  const from = place(text, start);
  const to = place(text, Math.max(start, end - 1));
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function place(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
