import { list, record, text } from './json';

/** A column of a result: its name, and its type as SQL spells it. */
export interface ResultField {
  readonly name: string;
  /** `BIGINT`, `DECIMAL(38, 10)`, `LIST`. */
  readonly type: string;
}

/** Up to 500 rows of a result. */
export interface ResultPage {
  /** Rows of the whole result. */
  readonly total: number;
  readonly fields: readonly ResultField[];
  /** Row by row in the order of the fields: text for scalars (numbers exact), boolean, null, or nested JSON. */
  readonly rows: readonly (readonly unknown[])[];
}

export function decodePage(value: unknown): ResultPage {
  const page = record(value);
  const fields = list(page['schema']).map(decodeField);
  const rows = list(page['rows']).map(row => {
    const cells = record(row);
    return fields.map(field => cells[field.name] ?? null);
  });
  return { total: Number(page['rowCount'] ?? rows.length), fields, rows };
}

function decodeField(value: unknown): ResultField {
  const field = record(value);
  const type = record(field['type']);
  const name = text(type['name']) ?? 'ANY';
  // Integers come with a precision of zero; only decimals mean something by it.
  const sizes =
    name === 'DECIMAL' && type['precision'] !== undefined
      ? `(${digits(type['precision'])}, ${digits(type['scale'])})`
      : '';
  return { name: text(field['name']) ?? '', type: `${name}${sizes}` };
}

function digits(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '0';
}
