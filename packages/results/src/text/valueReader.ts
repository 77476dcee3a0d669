/** The exact text of a row's value; `null` is SQL's NULL. */
export type CellReader = (row: number) => string | null;
/** As `CellReader`, for rows that are known to have a value. */
export type ValueReader = (row: number) => string;
