import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Failure } from '@lakehouse/base';
import { isRecord } from '../json';

/** Lies beside the sandbox's own program. */
const CONNECTOR = join(__dirname, 'connector.js');

/** A line of a connector: its message type, and the text itself. */
export interface ConnectorLine {
  readonly type: string;
  readonly text: string;
  /** The decoded message; absent for records, which nobody needs decoded. */
  readonly message?: Readonly<Record<string, unknown>>;
}

/**
 * Runs a connector and gives what it says, line by line; a reader that pauses pauses the connector.
 *
 * Ends with a Failure `sync.failed` that holds the connector's own reason when it ends badly, and with
 * `query.cancelled` when `signal` aborts. Whoever stops reading ends the connector.
 */
export async function* connectorLines(args: readonly string[], signal: AbortSignal): AsyncGenerator<ConnectorLine> {
  const child = spawn(process.execPath, [CONNECTOR, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  let reason = '';
  child.stderr.on('data', (chunk: Buffer) => (reason = (reason + chunk.toString()).slice(-2000)));
  try {
    for await (const text of createInterface({ input: child.stdout })) {
      const line = decodeLine(text);
      if (line.type === 'TRACE') reason = errorOf(line) ?? reason;
      yield line;
    }
    const code = await ended;
    if (signal.aborted) throw new Failure('query.cancelled', 'The sync was cancelled.');
    if (code !== 0) throw new Failure('sync.failed', reason.trim() || `The connector ended with code ${code}.`);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
    await ended;
  }
}

/** The one message of a type that a verb other than read answers with. */
export async function connectorAnswer(
  args: readonly string[],
  type: string,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  let answer: Readonly<Record<string, unknown>> | undefined;
  for await (const line of connectorLines(args, signal)) if (line.type === type) answer = line.message;
  if (answer === undefined) throw new Failure('sync.failed', `The connector gave no ${type}.`);
  return answer;
}

const RECORD_HEAD = '{"type":"RECORD"';

/** Connectors may print what is no message; the platform takes it for a line of log. */
function decodeLine(text: string): ConnectorLine {
  if (text.startsWith(RECORD_HEAD)) return { type: 'RECORD', text };
  try {
    const message: unknown = JSON.parse(text);
    if (isRecord(message) && typeof message['type'] === 'string') return { type: message['type'], text, message };
  } catch {
    // Falls through: no JSON.
  }
  return { type: 'LOG', text, message: { log: { level: 'INFO', message: text } } };
}

function errorOf(line: ConnectorLine): string | undefined {
  const trace = line.message?.['trace'];
  const error = isRecord(trace) ? trace['error'] : undefined;
  return isRecord(error) && typeof error['message'] === 'string' ? error['message'] : undefined;
}
