/** Keys of a reflection's configuration that hold columns of its dataset. */
export const REFLECTION_COLUMN_KEYS = [
  'display',
  'dimensions',
  'date_dimensions',
  'measures',
  'partition_by',
  'distribute_by',
  'localsort_by',
] as const;
