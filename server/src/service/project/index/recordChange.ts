import type { FileRecord } from './fileRecord';

/** Roles whose files change their own nodes alone. */
const ALONE: ReadonlySet<string> = new Set(['model', 'test', 'analysis', 'seed', 'snapshot']);
/** Blocks of a file of macros; definitions of tests among them. */
const MACROS: ReadonlySet<string> = new Set(['macro', 'test', 'data_test', 'materialization']);

/** What an edit of a file concerns: its own nodes, nodes that YAML describes, those who call its macros, or anything. */
export type RecordChange = 'nodes' | 'properties' | 'macros' | 'anything';

/** @param before undefined for a file that was not there */
export function recordChange(before: FileRecord | undefined, after: FileRecord): RecordChange {
  if (before === undefined) return 'anything';
  const { role } = after.file;
  if (role === 'properties') return 'properties';
  if (ALONE.has(role)) return isAlone(before) && isAlone(after) ? 'nodes' : 'anything';
  return role === 'macro' && holdsMacros(before) && holdsMacros(after) ? 'macros' : 'anything';
}

function isAlone({ template }: FileRecord): boolean {
  return template.blocks.every(({ keyword }) => keyword === 'snapshot');
}

/** Whether a file holds nothing that others know beside its macros. */
function holdsMacros({ template }: FileRecord): boolean {
  return template.blocks.every(({ keyword }) => MACROS.has(keyword));
}
