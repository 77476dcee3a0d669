import type { Grammar } from './grammar';
import { isTermName, type TermName } from './terms';

/** What a statement may go on with. */
export type Expectation =
  | { readonly kind: 'keyword'; readonly word: string }
  | { readonly kind: 'mark'; readonly mark: string }
  | { readonly kind: 'term'; readonly term: TermName };

/** A place in a grammar: what is wanted there, and the places behind it; `wants` undefined steps on by itself. */
export interface GrammarState {
  readonly wants: Expectation | undefined;
  readonly next: GrammarState[];
  /** Of the row that it belongs to. */
  readonly row: number;
  /** True behind the last part of the row. */
  readonly last: boolean;
}

/** Turns grammars into states that are followed token by token, all ways at once: no way is tried twice. */
export class NetworkBuilder {
  readonly #rules: ReadonlyMap<string, Grammar>;
  readonly #row: number;

  constructor(rules: ReadonlyMap<string, Grammar>, row: number) {
    this.#rules = rules;
    this.#row = row;
  }

  /** The first state of a row. */
  build(grammar: Grammar): GrammarState {
    return this.#before(grammar, { wants: undefined, next: [], row: this.#row, last: true });
  }

  /** The state from which a grammar leads to another state. */
  #before(grammar: Grammar, then: GrammarState): GrammarState {
    switch (grammar.kind) {
      case 'keyword':
        return this.#state([then], { kind: 'keyword', word: grammar.word });
      case 'mark':
        return this.#state([then], { kind: 'mark', mark: grammar.mark });
      case 'named':
        return this.#named(grammar.name, then);
      case 'sequence':
        return grammar.parts.reduceRight((state, part) => this.#before(part, state), then);
      case 'choice':
        return this.#state(grammar.options.map(option => this.#before(option, then)));
      case 'optional':
        return this.#state([this.#before(grammar.part, then), then]);
      case 'list':
        return this.#list(grammar.part, grammar.comma, then);
    }
  }

  #named(name: string, then: GrammarState): GrammarState {
    const rule = this.#rules.get(name);
    if (rule !== undefined) return this.#before(rule, then);
    if (!isTermName(name)) throw new Error(`there is no rule or term ${name}`);
    return this.#state([then], { kind: 'term', term: name });
  }

  #list(part: Grammar, comma: boolean, then: GrammarState): GrammarState {
    const behind = this.#state([then]);
    const first = this.#before(part, behind);
    behind.next.push(comma ? this.#state([first], { kind: 'mark', mark: ',' }) : first);
    return first;
  }

  #state(next: GrammarState[], wants?: Expectation): GrammarState {
    return { wants, next, row: this.#row, last: false };
  }
}
