/** What a reflection is to hold. Field names and words are those of Dremio's REST API. */
export interface ReflectionSpec {
  readonly type: 'RAW' | 'AGGREGATION';
  readonly name: string;
  readonly enabled: boolean;
  readonly displayFields: readonly Field[];
  readonly dimensionFields: readonly DimensionField[];
  readonly measureFields: readonly MeasureField[];
  readonly partitionFields: readonly PartitionField[];
  readonly distributionFields: readonly Field[];
  readonly sortFields: readonly Field[];
}

export interface Field {
  readonly name: string;
}

export interface DimensionField extends Field {
  readonly granularity: 'DATE' | 'NORMAL';
}

export interface MeasureField extends Field {
  readonly measureTypeList: readonly MeasureType[];
}

export type MeasureType = 'APPROX_COUNT_DISTINCT' | 'COUNT' | 'MAX' | 'MIN' | 'SUM';

/** The transform is kept as it was given: the sandbox's reflections are one table each, without partitions. */
export interface PartitionField extends Field {
  readonly transform: Readonly<Record<string, unknown>>;
}

/** How the work on a reflection stands, in Dremio's words for its combined status. */
export type ReflectionStatus =
  'CANNOT_ACCELERATE_INITIALIZING' | 'REFRESHING' | 'CAN_ACCELERATE' | 'FAILED' | 'DISABLED';

/** A reflection as the catalogue keeps it. Times are ISO texts. */
export interface Reflection extends ReflectionSpec {
  readonly id: string;
  /** Changes with each update; who updates must name the one that they saw. */
  readonly tag: string;
  readonly datasetId: string;
  readonly datasetPath: readonly string[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly status: ReflectionStatus;
  readonly recordCount: number;
  readonly lastRefreshFinished: string | undefined;
  readonly lastRefreshDurationMillis: number;
  readonly lastFailureMessage: string | undefined;
}
