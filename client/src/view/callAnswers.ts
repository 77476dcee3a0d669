import { Failure } from '@lakehouse/base';
import type { Cancellation, Handlers, Outcome, ParamDecoders, RequestMessage } from '@lakehouse/protocol';

type AnyHandler = (params: unknown, cancelled: Cancellation) => Promise<Outcome<unknown>>;

/** Something thrown by a handler, as the answer that says so. */
export function refusal(reason: unknown): Outcome<never> {
  const { code, message, detail } = Failure.from(reason);
  return { ok: false, error: { code, message, detail } };
}

/** Answers requests that came from outside: checks name and parameters before any handler sees them. */
export class CallAnswers<C> {
  readonly #handlers: ReadonlyMap<string, AnyHandler>;
  readonly #params: ReadonlyMap<string, (value: unknown) => unknown>;

  constructor(handlers: Handlers<C>, params: ParamDecoders<C>) {
    // The two maps have the same keys, and each handler takes what the decoder of its key gives.
    this.#handlers = new Map(Object.entries(handlers as Record<string, AnyHandler>));
    this.#params = new Map(Object.entries(params as Record<string, (value: unknown) => unknown>));
  }

  /** Never rejects: whatever a handler throws becomes the answer. */
  async answer(request: RequestMessage, cancelled: Cancellation): Promise<Outcome<unknown>> {
    const handler = this.#handlers.get(request.method);
    const params = this.#params.get(request.method)?.(request.params);
    if (handler === undefined || params === undefined)
      return refusal(new Error(`not a call of this surface: ${request.method}`));
    try {
      return await handler(params, cancelled);
    } catch (error) {
      return refusal(error);
    }
  }
}
