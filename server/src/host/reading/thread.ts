import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { readManifest } from '../../service/project/lastRun';
import { FactsCache } from './factsCache';
import type { ManifestAnswer, ReadingAnswer, ReadingOrder, ReadingSetup } from './messages';
import { readTextFile } from './readTextFile';
import { sendFiles } from './sendFiles';

/** Files that are handed over together. */
const BATCH = 64;

const port = parentPort;
if (port === null) throw new Error('this is a worker: start it with new Worker()');
const { cacheFile } = workerData as ReadingSetup;
// Another build may read other facts, so it starts with an empty cache.
const cache = new FactsCache(cacheFile, hash('sha1', readFileSync(__filename), 'base64'));

goBehind();

// `parentPort` is told nothing but orders, by `ReadingPool`.
port.on('message', (order: ReadingOrder) => {
  if (order.kind === 'finish') {
    cache.save();
    port.close();
    return;
  }
  if (order.kind === 'manifest') {
    const text = readTextFile(order.path);
    const lastRun = text === undefined ? undefined : (readManifest(text) ?? 'broken');
    port.postMessage({ lastRun } satisfies ManifestAnswer);
    return;
  }
  const { id, files } = order;
  for (let at = 0; at === 0 || at < files.length; at += BATCH) {
    const sent = sendFiles(files.slice(at, at + BATCH), cache);
    const answer: ReadingAnswer = { id, files: sent, last: at + BATCH >= files.length };
    port.postMessage(answer, [sent.bytes.buffer]);
  }
});

/** Whoever answers goes first where there are few processors. Elsewhere than on Linux a thread has no priority of its own. */
function goBehind(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed here: then they share.
  }
}
