import type {
  handleServerStreamingCall,
  handleUnaryCall,
  ServerDuplexStream,
  ServerWritableStream,
} from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import type { Logger } from '@lakehouse/base';
import { statusOf } from './flightStatus';
import { FlightWriter } from './flightWriter';
import type { Gate, Visitor } from './gate';

/** Turns what the door does into gRPC handlers: each lets the caller in first, and answers an error with its status. */
export class Calls {
  readonly #gate: Gate;
  readonly #log: Logger;

  constructor(gate: Gate, log: Logger) {
    this.#gate = gate;
    this.#log = log;
  }

  unary<Request, Response>(
    work: (request: Request, visitor: Visitor) => Promise<Response>,
  ): handleUnaryCall<Request, Response> {
    return (call, callback) => {
      const answer = async (): Promise<Response> => {
        const visitor = this.#gate.admit(call.metadata);
        call.sendMetadata(visitor.headers);
        return work(call.request, visitor);
      };
      answer().then(
        response => callback(null, response),
        (error: unknown) => callback(this.#refusal(call.getPath(), error)),
      );
    };
  }

  /** The messages are taken no faster than the client reads, and ended when it goes. */
  streaming<Request, Response>(
    work: (request: Request, visitor: Visitor, signal: AbortSignal) => AsyncIterable<Response> | Iterable<Response>,
  ): handleServerStreamingCall<Request, Response> {
    return call => {
      const abort = new AbortController();
      call.on('cancelled', () => abort.abort());
      const answer = async (): Promise<void> => {
        const visitor = this.#gate.admit(call.metadata);
        call.sendMetadata(visitor.headers);
        await this.#send(call, work(call.request, visitor, abort.signal), abort.signal);
      };
      answer().then(
        () => call.end(),
        (error: unknown) => {
          if (abort.signal.aborted) this.#log.info('flight', 'the client ended the stream', { path: call.getPath() });
          else call.emit('error', this.#refusal(call.getPath(), error));
        },
      );
    };
  }

  /** A stream in both directions of which only the login is looked at: `then` answers it. */
  duplex<Request, Response>(then: (call: ServerDuplexStream<Request, Response>) => void) {
    return (call: ServerDuplexStream<Request, Response>): void => {
      try {
        call.sendMetadata(this.#gate.admit(call.metadata).headers);
        then(call);
      } catch (error) {
        call.emit('error', this.#refusal(call.getPath(), error));
      }
    };
  }

  async #send<Response>(
    call: ServerWritableStream<unknown, Response>,
    messages: AsyncIterable<Response> | Iterable<Response>,
    signal: AbortSignal,
  ): Promise<void> {
    const started = performance.now();
    const writer = new FlightWriter(call, signal);
    let count = 0;
    for await (const message of messages) {
      await writer.write(message);
      count++;
    }
    await writer.flushed();
    const ms = Math.round(performance.now() - started);
    this.#log.debug('flight', 'answered', { path: call.getPath(), messages: count, ms });
  }

  #refusal(path: string, error: unknown): ReturnType<typeof statusOf> {
    const refusal = statusOf(error);
    const data = { path, status: status[refusal.code], reason: refusal.details };
    if (refusal.code === status.INTERNAL)
      this.#log.error('flight', 'failed', { ...data, stack: error instanceof Error ? error.stack : undefined });
    else this.#log.debug('flight', 'refused', data);
    return refusal;
  }
}
