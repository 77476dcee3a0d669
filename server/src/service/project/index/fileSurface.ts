import type { FileRecord } from './fileRecord';

/**
 * Whether two texts of a file say the same to the rest of the project, but for the columns of its nodes: where things
 * stand in them is the file's own matter.
 */
export function saysTheSame(before: FileRecord, after: FileRecord): boolean {
  if (before.file.role === 'properties') return false;
  return surfaceOf(before) === surfaceOf(after);
}

function surfaceOf({ template, header }: FileRecord): string {
  return JSON.stringify([template, header], (key, value: unknown) =>
    /^(span|body)$|Span$/.test(key) ? undefined : value,
  );
}
