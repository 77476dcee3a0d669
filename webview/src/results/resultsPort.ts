import type { ResultsCalls, ResultsNews } from '@lakehouse/protocol';
import type { HostPort } from '../shared/hostPort';

export type ResultsPort = HostPort<ResultsCalls, ResultsNews>;
