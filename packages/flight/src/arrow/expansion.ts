import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';

/** Bytes of memory that one message may have made beside its own: a few of its bytes could ask for any amount. */
const MOST_BYTES = 1024 * 1024 * 1024;

/** What is left of the memory that a message may have made beside its own. */
export class Expansion {
  #left = MOST_BYTES;

  /** @throws Failure `query.tooLarge` when it is used up. */
  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw tooLarge();
  }
}

/** The error for a message that stands for more memory than it is given. */
export function tooLarge(cause?: unknown): Failure {
  const message = l10n.t(
    'A part of the result is too large when its values are written out. Select fewer rows or columns.',
  );
  return new Failure('query.tooLarge', message, {}, cause);
}
