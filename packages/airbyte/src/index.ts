export { Airbyte, type AirbyteLogin, type AirbyteOptions } from './airbyte';
export { isRunning, type JobStatus, type SyncJob } from './syncJob';
export type { SyncConnection } from './syncConnection';
