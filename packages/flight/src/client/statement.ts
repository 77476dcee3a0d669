import { CallError } from '../channel/callError';
import { status, type StatusCode } from '../channel/status';
import { CommandStatementQuery } from '../wire/flightSqlMessages';
import type { FlightDescriptor } from '../wire/flightMessages';
import { FlightDescriptorType } from '../wire/flightMessages';
import { packAny } from '../wire/wellKnown';
import type { StatementForm } from './flightClientOptions';

/** The descriptor that asks for the rows of this SQL. */
export function statementDescriptor(sql: string, form: StatementForm): FlightDescriptor {
  const cmd = form === 'dremio' ? new TextEncoder().encode(sql) : packAny(CommandStatementQuery, { query: sql });
  return { type: FlightDescriptorType.CMD, cmd, path: [] };
}

/**
 * Whether a refusal may mean that the server wanted the SQL in the other form.
 *
 * Servers have no code of their own for a command that they cannot read, and a mistake in the SQL has the same ones.
 */
export function mayWantOtherForm(error: unknown): boolean {
  return error instanceof CallError && OTHER_FORM.has(error.code);
}

/** Whether a server that knows plain text alone complains of the command's bytes, which it took for SQL. */
export function isAboutCommand(error: unknown): boolean {
  return error instanceof CallError && error.details.includes('arrow.flight.protocol.sql');
}

const OTHER_FORM = new Set<StatusCode>([
  status.INVALID_ARGUMENT,
  status.UNIMPLEMENTED,
  status.UNKNOWN,
  status.INTERNAL,
  status.NOT_FOUND,
]);
