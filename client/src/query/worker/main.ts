import { parentPort, workerData } from 'node:worker_threads';
import { neverCancelled } from '@lakehouse/base';
import type {
  NewsMessage,
  Outcome,
  QueryWorkerCalls,
  QueryWorkerStart,
  RequestMessage,
  ResponseMessage,
} from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import { QueryService } from './queryService';

/*
 * The query worker: the only owner of Flight connections and of result rows, in a thread of its own so that the
 * extension host never decodes a batch.
 */
const port = parentPort;
if (port === null) throw new Error('this is a worker: start it with new Worker()');

// The host starts it with this.
const { texts } = workerData as QueryWorkerStart;
if (texts !== undefined) l10n.config({ contents: { ...texts } });

const service = new QueryService({
  progress: params => tell({ kind: 'news', method: 'query/progress', params }),
  exportProgress: params => tell({ kind: 'news', method: 'query/exportProgress', params }),
});

function tell(news: NewsMessage): void {
  port?.postMessage(news);
}

port.on('message', (request: RequestMessage) => {
  // Both sides are built together: the host sends the calls of this map alone, with their parameters.
  const method = request.method as keyof QueryWorkerCalls;
  const handler = service.handlers[method] as (
    params: unknown,
    cancelled: typeof neverCancelled,
  ) => Promise<Outcome<unknown>>;
  void handler(request.params, neverCancelled).then(outcome => {
    const response: ResponseMessage = { kind: 'response', id: request.id, outcome };
    port.postMessage(response);
  });
});
