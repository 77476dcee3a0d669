export { neverCancelled, type Cancellation } from './cancellation';
export { Disposables, type Disposable } from './disposables';
export { Failure, type FailureCode, type FailureDetail } from './failure';
export { logLine, Logger, type LogData, type LogEntry, type LogLevel, type LogSink, type LogTag } from './logger';
export { Secret } from './secret';
