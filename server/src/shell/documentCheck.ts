import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Problem } from '../service/answers/problem';
import type { FeatureContext } from '../service/feature';
import { CHECKS, toldOf } from '../service/languageFeatures';

/** One run through all checks of a document as it was when it began. */
export class DocumentCheck {
  readonly document: TextDocument;
  readonly #context: FeatureContext;
  readonly #found: Problem[] = [];
  #next = 0;

  constructor(document: TextDocument, context: FeatureContext) {
    this.document = document;
    this.#context = context;
  }

  get isOver(): boolean {
    return this.#next >= CHECKS.length;
  }

  /** Runs the next check; the others go on after one that throws. */
  step(): void {
    const check = CHECKS[this.#next];
    this.#next += 1;
    if (check !== undefined) this.#found.push(...check(this.#context));
  }

  /** What the checks have found so far. */
  get problems(): readonly Problem[] {
    return toldOf(this.#context, this.#found);
  }
}
