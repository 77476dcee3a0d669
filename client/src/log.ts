import { Logger, logLine } from '@lakehouse/base';
import type { LogOutputChannel } from 'vscode';

/** A logger that writes to the output channel; which levels are shown is the channel's own choice. */
export function channelLogger(channel: LogOutputChannel): Logger {
  return new Logger(entry => channel[entry.level](logLine(entry)));
}
