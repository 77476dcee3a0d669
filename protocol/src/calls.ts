/** One call across a process boundary: what goes out and what comes back. */
export interface Call<P, R> {
  readonly params: P;
  readonly result: R;
}

/** A failure fit for the wire: code and sentence; the stack trace stays home. */
export interface WireFailure {
  readonly code: string;
  readonly message: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** Either the value or a failure. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireFailure };

/** The part of an abort signal a handler may look at. */
export interface Cancellation {
  readonly aborted: boolean;
}

/** What the answering side must provide: one function per method, none left out. */
export type Handlers<C> = {
  readonly [M in keyof C & string]: C[M] extends Call<infer P, infer R>
    ? (params: P, cancelled: Cancellation) => Promise<Outcome<R>>
    : never;
};

/** What goes out in a call of the map. */
export type ParamsOf<C, M extends keyof C> = C[M] extends { readonly params: infer P } ? P : never;

/** What comes back from a call of the map. */
export type ResultOf<C, M extends keyof C> = C[M] extends { readonly result: infer R } ? R : never;

/** A request on a message port; `id` pairs it with its response. */
export interface RequestMessage {
  readonly kind: 'request';
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

/** The answer to the request of the same `id`. */
export interface ResponseMessage {
  readonly kind: 'response';
  readonly id: number;
  readonly outcome: Outcome<unknown>;
}

/** Something the other side is told and need not answer. */
export interface NewsMessage {
  readonly kind: 'news';
  readonly method: string;
  readonly params: unknown;
}

/** Everything that may travel over a message port between the host and a webview or a worker. */
export type PortMessage = RequestMessage | ResponseMessage | NewsMessage;
