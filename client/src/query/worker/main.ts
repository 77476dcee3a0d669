import { parentPort, workerData } from 'node:worker_threads';
import { neverCancelled } from '@lakehouse/base';
import type {
  ExportProgress,
  NewsMessage,
  Outcome,
  PartialAnswer,
  QueryProgress,
  QueryWorkerCalls,
  QueryWorkerStart,
  RequestMessage,
  ResponseMessage,
} from '@lakehouse/protocol';
import { MemoryBudget, removeLeftOvers } from '@lakehouse/results';
import * as l10n from '@vscode/l10n';
import { QueryService } from './queryService';

/*
 * The query worker: the only owner of Flight connections and of result rows, in a thread of its own so that the
 * extension host never decodes a batch.
 */
const port = parentPort;
if (port === null) throw new Error('this is a worker: start it with new Worker()');

// The host starts it with this.
const { texts, memoryBudget, spillFolder } = workerData as QueryWorkerStart;
if (texts !== undefined) l10n.config({ contents: { ...texts } });

removeLeftOvers(spillFolder);
const news = {
  progress: (params: QueryProgress) => tell({ kind: 'news', method: 'query/progress', params }),
  partial: (params: PartialAnswer) => tell({ kind: 'news', method: 'query/partial', params }),
  exportProgress: (params: ExportProgress) => tell({ kind: 'news', method: 'query/exportProgress', params }),
};
const service = new QueryService(news, new MemoryBudget({ limit: memoryBudget, folder: spillFolder }));

function tell(message: NewsMessage): void {
  port?.postMessage(message);
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
