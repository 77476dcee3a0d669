export { cloudHosts, type DremioAddress } from './address';
export { type Dataset, type DatasetColumn } from './columnRows';
export { Dremio, type DremioLogin, type DremioOptions } from './dremio';
export { isFinalState, type Job, type JobState } from './job';
export { type ResultField, type ResultPage } from './resultPage';
export { type DremioTls } from './transport';
