import type { CompileVars } from '@lakehouse/protocol';

/** What `dbt compile --inline` said in its JSON log lines: the SQL, or why there is none. */
export type DbtCompileOutput =
  { readonly kind: 'compiled'; readonly sql: string } | { readonly kind: 'failed'; readonly message: string };

/** Arguments that make dbt compile a text, say so in JSON lines, and leave its own files as the last run left them. */
export function dbtCompileArguments(
  text: string,
  target: string | undefined,
  vars: CompileVars = {},
): readonly string[] {
  return [
    ...['--quiet', '--no-use-colors', '--log-format', 'json', '--log-level-file', 'none', '--no-write-json'],
    ...['compile', '--no-populate-cache', '--inline', text],
    ...(target === undefined ? [] : ['--target', target]),
    ...(Object.keys(vars).length === 0 ? [] : ['--vars', JSON.stringify(vars)]),
  ];
}

/** Reads the output of dbt with those arguments. Lines that are no JSON (Python's warnings) are passed over. */
export function readDbtCompile(output: string): DbtCompileOutput {
  const events = output.split('\n').flatMap(line => eventOf(line));
  const compiled = events.find(event => event.compiled !== undefined)?.compiled;
  if (compiled !== undefined) return { kind: 'compiled', sql: compiled.trim().replace(/;$/, '') };
  // The first error says what is wrong; those after it only that something was.
  const message = events.find(event => event.error !== undefined)?.error;
  return { kind: 'failed', message: message ?? output.trim().split('\n').slice(-5).join('\n') };
}

interface DbtEvent {
  readonly compiled?: string;
  readonly error?: string;
}

function eventOf(line: string): readonly DbtEvent[] {
  if (!line.startsWith('{')) return [];
  const event = parsed(line);
  const [data, info] = [memberOf(event, 'data'), memberOf(event, 'info')];
  const compiled = memberOf(data, 'compiled');
  if (typeof compiled === 'string') return [{ compiled }];
  const exception = memberOf(data, 'exc');
  if (memberOf(info, 'level') !== 'error') return [];
  return typeof exception === 'string' ? [{ error: readable(exception) }] : [];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    // A line that only looks like an event, as a printed dictionary does.
    return undefined;
  }
}

/** dbt's words without the headings and names that it gives to a text that has no file. */
function readable(message: string): string {
  const lines = message.split('\n').map(line => line.trim());
  const telling = lines.filter(line => line !== '' && !/^(\w+ Error)( in sql_operation .*)?$/i.test(line));
  return (telling.length > 0 ? telling : lines).join(' ').replace(/^Sql_Operation '[^']*' \(from [^)]*\) /, '');
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
