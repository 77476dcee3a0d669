import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { readManifest } from '../../service/project/lastRun';
import { FactsCache } from './factsCache';
import type { ManifestAnswer, ReadingAnswer, ReadingOrder, ReadingSetup, SentFile } from './messages';

/** Files that are handed over together. */
const BATCH = 64;

const port = parentPort;
if (port === null) throw new Error('this is a worker: start it with new Worker()');
const { cacheFile } = workerData as ReadingSetup;
// Another build may read other facts, so it starts with an empty cache.
const cache = new FactsCache(cacheFile, hash('sha1', readFileSync(__filename), 'base64'));

// `parentPort` is told nothing but orders, by `ReadingPool`.
port.on('message', (order: ReadingOrder) => {
  if (order.kind === 'finish') {
    cache.save();
    port.close();
    return;
  }
  if (order.kind === 'manifest') {
    const text = textOf(order.path);
    const lastRun = text === undefined ? undefined : (readManifest(text) ?? 'broken');
    port.postMessage({ lastRun } satisfies ManifestAnswer);
    return;
  }
  const { id, files } = order;
  for (let at = 0; at === 0 || at < files.length; at += BATCH) {
    const sent = files.slice(at, at + BATCH).map(({ path, ...kind }): SentFile => {
      const text = textOf(path);
      return { path, text, facts: text === undefined ? '' : cache.factsOf(kind, text) };
    });
    port.postMessage({ id, files: sent, last: at + BATCH >= files.length } satisfies ReadingAnswer);
  }
});

function textOf(path: string): string | undefined {
  try {
    // Unlike reading as 'utf8', decoding drops a byte order mark, as editors do: offsets then agree.
    return new TextDecoder().decode(readFileSync(path));
  } catch {
    // Gone meanwhile, a folder, or not ours to read: to the service it is not there.
    return undefined;
  }
}
