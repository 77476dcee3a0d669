import type { FileRecord } from './fileRecord';

/**
 * Whether two texts of a file say the same to the rest of the project, but for the columns of its nodes: where things
 * stand in them is the file's own matter.
 */
export function saysTheSame(before: FileRecord, after: FileRecord): boolean {
  // What is worked out from the text by more than its facts may be another with every letter.
  if (before.file.role === 'properties' || after.template.isOpen || after.template.hasOpenCalls) return false;
  return surfaceOf(before) === surfaceOf(after);
}

function surfaceOf({ template, header, types }: FileRecord): string {
  return JSON.stringify([template, header, types], (key, value: unknown) =>
    /^(span|body)$|Span$/.test(key) ? undefined : value,
  );
}
