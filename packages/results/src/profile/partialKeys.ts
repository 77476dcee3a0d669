import type { ColumnKeys } from '../arrange/columnKeys';
import { type KeySpace, wordsOf } from '../keys/keySpace';
import type { PartialAnswers } from '../scan/partialAnswers';
import type { Steps } from '../scan/steps';
import type { PartialProfile } from './columnProfile';
import { countInBins } from './countInBins';
import { histogramBins, histogramBorders, textOf } from './histogram';
import { KeyBounds } from './keyBounds';

/** Tells of a column's keys while they are still being read: what does not take all of them, in their order. */
export class PartialKeys {
  readonly #column: number;
  readonly #space: KeySpace;
  readonly #answers: PartialAnswers<PartialProfile>;
  readonly #bounds: KeyBounds;

  constructor(
    { column, space }: { readonly column: number; readonly space: KeySpace },
    answers: PartialAnswers<PartialProfile>,
  ) {
    this.#column = column;
    this.#space = space;
    this.#answers = answers;
    this.#bounds = new KeyBounds(space.words);
  }

  /** The keys of the first `rows` rows are there. */
  *seen(keys: ColumnKeys, rows: number): Steps<void> {
    if (!this.#answers.isDue) return;
    const since = performance.now();
    yield* this.#bounds.take(keys, rows);
    const profile = { column: this.#column, rows, nulls: this.#bounds.nulls, ...(yield* this.#summary(keys, rows)) };
    this.#answers.tell(rows, profile, since);
  }

  *#summary(keys: ColumnKeys, rows: number): Steps<Pick<PartialProfile, 'min' | 'max' | 'histogram'>> {
    const { lowest, highest } = this.#bounds;
    if (lowest === undefined || highest === undefined) return {};
    const space = this.#space;
    const ends = { min: textOf(space, lowest), max: textOf(space, highest) };
    const borders = histogramBorders(space, lowest, highest);
    if (borders.length === 0) return ends;
    const wanted = { borders: borders.map(border => wordsOf(border, space.words)), rows };
    const counts = yield* countInBins(keys, wanted);
    return { ...ends, histogram: histogramBins(space, { borders, highest }, counts) };
  }
}
