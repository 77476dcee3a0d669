import {
  portMessage,
  type Outcome,
  type ParamsOf,
  type PortMessage,
  type RequestMessage,
  type ResultOf,
  type WireFailure,
} from '@lakehouse/protocol';

/** The host refused a call; the message is a sentence for the user. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly code: string;

  constructor(failure: WireFailure) {
    super(failure.message);
    this.code = failure.code;
  }
}

/** Where messages go out, and where they come in. */
export interface MessageChannelToHost {
  postMessage(message: PortMessage): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** Asks the extension host, and hears its news, in the typed words of a surface. */
export class HostPort<Calls, News> {
  readonly #channel: MessageChannelToHost;
  readonly #waiting = new Map<number, (outcome: Outcome<unknown>) => void>();
  readonly #listeners = new Map<string, (params: unknown) => void>();
  #lastId = 0;

  constructor(channel: MessageChannelToHost) {
    this.#channel = channel;
    channel.onMessage(message => this.#receive(message));
  }

  /** Rejects with `CallRefused` when the host says no. */
  ask<M extends keyof Calls & string>(method: M, params: ParamsOf<Calls, M>): Promise<ResultOf<Calls, M>> {
    const request: RequestMessage = { kind: 'request', id: ++this.#lastId, method, params };
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, outcome => {
        // The host answers each call of the map with the result that the map says.
        if (outcome.ok) resolve(outcome.value as ResultOf<Calls, M>);
        else reject(new CallRefused(outcome.error));
      });
      this.#channel.postMessage(request);
    });
  }

  /** One listener per kind of news; a later one takes the place of the earlier. */
  onNews<M extends keyof News & string>(method: M, listener: (params: News[M]) => void): void {
    // The host tells each news of the map with the parameters that the map says.
    this.#listeners.set(method, params => listener(params as News[M]));
  }

  #receive(value: unknown): void {
    const message = portMessage(value);
    if (message?.kind === 'news') this.#listeners.get(message.method)?.(message.params);
    if (message?.kind !== 'response') return;
    const settle = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    settle?.(message.outcome);
  }
}
