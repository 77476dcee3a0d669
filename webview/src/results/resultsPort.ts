import type { ParamsOf, PartialAnswer, ResultOf, ResultsCalls, ResultsNews } from '@lakehouse/protocol';
import { HostPort, type MessageChannelToHost } from '../shared/hostPort';

/** Operations of which partial answers may be heard, and what those are. */
export type HeardOperation = PartialAnswer['operation'];
export type PartialOf<O extends HeardOperation> = Extract<PartialAnswer, { readonly operation: O }>;

/** Room for the tokens of one page; a page that takes its place has others. */
const TOKENS_OF_PAGE = 1000;

/** The host of the results panel, whose long answers may be heard bit by bit. */
export class ResultsPort extends HostPort<ResultsCalls, ResultsNews> {
  readonly #heard = new Map<number, (answer: PartialAnswer) => void>();
  #token = Math.round(performance.timeOrigin) * TOKENS_OF_PAGE;

  constructor(channel: MessageChannelToHost) {
    super(channel);
    this.onNews('results/partial', answer => this.#heard.get(answer.token)?.(answer));
  }

  /** Asks, and hears what is known before the answer is there. Rejects with `CallRefused` when the host says no. */
  async askBitByBit<O extends HeardOperation>(
    operation: O,
    params: ParamsOf<ResultsCalls, `results/${O}`>,
    heard: (partial: PartialOf<O>) => void,
  ): Promise<ResultOf<ResultsCalls, `results/${O}`>> {
    const token = ++this.#token;
    // The host tells of a token only what the operation that was asked with it has come to.
    this.#heard.set(token, answer => heard(answer as PartialOf<O>));
    try {
      // The parameters of either operation are an object that may have a token.
      const asked = { ...(params as object), token } as ParamsOf<ResultsCalls, `results/${O}`>;
      return await this.ask(`results/${operation}`, asked);
    } finally {
      this.#heard.delete(token);
    }
  }
}
