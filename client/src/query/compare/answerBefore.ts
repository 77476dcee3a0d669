/** The answer that is there before the signal; `undefined` when none is, or when it is an error. */
export async function answerBefore<T>(signal: AbortSignal, answer: Promise<T>): Promise<T | undefined> {
  let stop: () => void = () => undefined;
  const stopped = new Promise<undefined>(resolve => {
    stop = () => resolve(undefined);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([answer.catch(() => undefined), stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
