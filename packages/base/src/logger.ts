/** Parts of the program that may write to the log: the first word of a line. */
export type LogTag =
  | 'airbyte'
  | 'client'
  | 'connection'
  | 'dbt'
  | 'dremio'
  | 'flight'
  | 'lake'
  | 'lineage'
  | 'query'
  | 'rest'
  | 'sandbox'
  | 'server'
  | 'webview';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Flat data beside the sentence; no objects, so a row of data or a credential cannot slip in. */
export type LogData = Readonly<Record<string, string | number | boolean | undefined>>;

export interface LogEntry {
  readonly level: LogLevel;
  readonly tag: LogTag;
  readonly sentence: string;
  readonly data: LogData;
}

/** Where entries go: an output channel, standard error, a test's array. */
export type LogSink = (entry: LogEntry) => void;

/** Writes sentences with flat data: `log.debug('flight', 'stream opened', { endpoint })`. */
export class Logger {
  readonly #sink: LogSink;

  constructor(sink: LogSink) {
    this.#sink = sink;
  }

  debug(tag: LogTag, sentence: string, data: LogData = {}): void {
    this.#sink({ level: 'debug', tag, sentence, data });
  }

  info(tag: LogTag, sentence: string, data: LogData = {}): void {
    this.#sink({ level: 'info', tag, sentence, data });
  }

  warn(tag: LogTag, sentence: string, data: LogData = {}): void {
    this.#sink({ level: 'warn', tag, sentence, data });
  }

  error(tag: LogTag, sentence: string, data: LogData = {}): void {
    this.#sink({ level: 'error', tag, sentence, data });
  }
}

/** One line of text for an entry: `flight: stream opened endpoint=0 rows=12`. */
export function logLine(entry: LogEntry): string {
  const data = Object.entries(entry.data).filter(([, value]) => value !== undefined);
  return [`${entry.tag}: ${entry.sentence}`, ...data.map(([key, value]) => `${key}=${String(value)}`)].join(' ');
}
