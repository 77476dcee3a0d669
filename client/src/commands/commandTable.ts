import { airbyteCommandSpecs } from '../airbyte/commandSpecs';
import { connectionCommandSpecs } from '../connections/commandSpecs';
import { datasetCommandSpecs } from '../datasets/commandSpecs';
import { dbtCommandSpecs } from '../dbt/commandSpecs';
import { generalCommandSpecs } from '../general/commandSpecs';
import { lineageCommandSpecs } from '../lineage/commandSpecs';
import { queryCommandSpecs } from '../query/commandSpecs';
import { resultCommandSpecs } from '../query/results/commandSpecs';
import type { CommandSpecs } from './commandSpec';

/** Every command of the extension, by id. */
export const commandTable = {
  ...generalCommandSpecs,
  ...queryCommandSpecs,
  ...resultCommandSpecs,
  ...connectionCommandSpecs,
  ...lineageCommandSpecs,
  ...datasetCommandSpecs,
  ...dbtCommandSpecs,
  ...airbyteCommandSpecs,
} as const satisfies CommandSpecs;

export type CommandId = keyof typeof commandTable;
