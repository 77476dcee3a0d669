export { cloudHosts, type DremioAddress } from './address';
export { type Dataset, type DatasetColumn } from './columnRows';
export { Dremio, type DremioOptions } from './dremio';
export { type DremioLogin } from './dremioLogin';
export { type JobSearch } from './jobSearch';
export { isFinalState, type Job, type JobState } from './job';
export { type ChangedReflection, type ReflectionChange, type ReflectionName } from './reflectionChange';
export { type ResultField, type ResultPage } from './resultPage';
export { type DremioTls } from './transport';
