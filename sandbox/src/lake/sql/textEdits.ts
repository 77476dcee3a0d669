/** A stretch of a text replaced by another. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A stretch of the original text that something in the edited one came from. */
export interface Origin {
  readonly start: number;
  readonly end: number;
}

/** A text after its edits, which still knows where each part of it came from. */
export interface EditedText {
  readonly text: string;
  /** Where the character at an offset of the edited text was written; a replacement is traced to all that it replaced. */
  originOf(offset: number): Origin;
}

/** Gathers edits to stretches of a text that do not overlap. */
export class TextEdits {
  readonly #edits: Edit[] = [];

  replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text });
  }

  /** The stretch of a text from `from` to `to` with the edits that lie inside. */
  apply(text: string, from = 0, to = text.length): EditedText {
    const edits = this.#edits
      .filter(edit => edit.start >= from && edit.end <= to)
      .sort((a, b) => a.start - b.start || a.end - b.end);
    const pieces: Piece[] = [];
    let at = from;
    let length = 0;
    const add = (written: string, start: number, end: number, copied: boolean): void => {
      pieces.push({ at: length, written, start, end, copied });
      length += written.length;
    };
    for (const edit of edits) {
      if (edit.start > at) add(text.slice(at, edit.start), at, edit.start, true);
      add(edit.text, edit.start, edit.end, false);
      at = edit.end;
    }
    add(text.slice(at, to), at, to, true);
    return { text: pieces.map(piece => piece.written).join(''), originOf: offset => originIn(pieces, offset) };
  }
}

interface Piece extends Origin {
  readonly at: number;
  readonly written: string;
  readonly copied: boolean;
}

function originIn(pieces: readonly Piece[], offset: number): Origin {
  const piece = pieces.findLast(each => each.at <= offset) ?? pieces[0];
  if (piece === undefined) return { start: 0, end: 0 };
  if (!piece.copied) return { start: piece.start, end: piece.end };
  const start = Math.min(piece.start + offset - piece.at, piece.end);
  return { start, end: Math.min(start + 1, piece.end) };
}

/** The same text between words of the lake's own, which are traced to its ends. */
export function wrapped(prefix: string, body: EditedText, suffix = ''): EditedText {
  return {
    text: prefix + body.text + suffix,
    originOf: offset => body.originOf(Math.min(Math.max(0, offset - prefix.length), body.text.length)),
  };
}
