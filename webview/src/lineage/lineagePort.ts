import type { LineageCalls, LineageNews } from '@lakehouse/protocol';
import type { HostPort } from '../shared/hostPort';

export type LineagePort = HostPort<LineageCalls, LineageNews>;
