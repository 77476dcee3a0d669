import { Failure } from '@lakehouse/base';
import type { LanguageCalls, WireFailure } from '@lakehouse/protocol';
import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver/node';

/** The answer to each call of the map: the plain result, or a rejection with a failure. */
export type LanguageHandlers = {
  readonly [M in keyof LanguageCalls]: (params: LanguageCalls[M]['params']) => Promise<LanguageCalls[M]['result']>;
};

/** Serves every call of the map. A failure goes out as an error whose `data` holds its code and details. */
export function serveCalls(connection: Connection, handlers: LanguageHandlers): void {
  for (const [method, handle] of Object.entries(handlers))
    connection.onRequest(method, async (params: unknown, token: CancellationToken) => {
      try {
        // The client is compiled against the map that says what goes with each name.
        const result = await (handle as (params: unknown) => Promise<unknown>)(params);
        return token.isCancellationRequested ? cancelled() : result;
      } catch (error) {
        return responseError(error);
      }
    });
}

function cancelled(): ResponseError<WireFailure> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

function responseError(reason: unknown): ResponseError<WireFailure> {
  const { code, message, detail } = Failure.from(reason);
  return new ResponseError(LSPErrorCodes.RequestFailed, message, { code, message, detail });
}
