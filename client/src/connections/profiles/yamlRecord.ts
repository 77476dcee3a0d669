import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import { parseDocument } from 'yaml';

/** Parses a mapping as dbt's YAML library does: version 1.1, with merge keys. Rejects with `profile.broken` or `project.broken`. */
export function parseYamlRecord(text: string, path: string): Readonly<Record<string, unknown>> {
  const document = parseDocument(text, { version: '1.1', merge: true, logLevel: 'silent' });
  const [error] = document.errors;
  const code = path.endsWith('dbt_project.yml') ? 'project.broken' : 'profile.broken';
  if (error !== undefined) {
    const line = error.linePos?.[0].line ?? 1;
    const reason = error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? '';
    throw new Failure(code, l10n.t('{0} cannot be read: line {1}: {2}', path, line, reason), { path, line }, error);
  }
  const value: unknown = document.toJS();
  const found = recordOf(value);
  if (found === undefined && value !== null && value !== undefined)
    throw new Failure(code, l10n.t('{0} cannot be read: it holds no mapping.', path), { path });
  return found ?? {};
}

/** The value when it is a mapping. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  // A mapping is a record of unknowns.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
