import { Failure } from '@lakehouse/base';
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
 * In which form one server wants SQL: Dremio's plain text, or Flight SQL's command.
 *
 * Until it has taken one of them, a refusal of the first is followed by an attempt with the second.
 */
export class StatementForms {
  #form: StatementForm | undefined;

  /** `form` where it is known beforehand. */
  constructor(form: StatementForm | undefined) {
    this.#form = form;
  }

  /** Asks in the form that the server takes. */
  async ask<T>(sql: string, ask: (descriptor: FlightDescriptor, form: StatementForm) => Promise<T>): Promise<T> {
    const askAs = (form: StatementForm): Promise<T> => ask(statementDescriptor(sql, form), form);
    if (this.#form !== undefined) return askAs(this.#form);
    try {
      const answer = await askAs('dremio');
      this.#form = 'dremio';
      return answer;
    } catch (error) {
      if (!mayWantOtherForm(error)) throw error;
      const answer = await askAs('flightSql').catch((second: unknown) => {
        throw isAboutCommand(second) ? error : second;
      });
      this.#form = 'flightSql';
      return answer;
    }
  }
}

/**
 * Whether a refusal may mean that the server wanted the SQL in the other form.
 *
 * Servers have no code of their own for a command that they cannot read, and a mistake in the SQL has the same ones.
 */
function mayWantOtherForm(error: unknown): boolean {
  return error instanceof Failure && OTHER_FORM.has(error.detail['status'] ?? '');
}

/** Whether a server that knows plain text alone complains of the command's bytes, which it took for SQL. */
function isAboutCommand(error: unknown): boolean {
  return error instanceof Failure && String(error.detail['server']).includes('arrow.flight.protocol.sql');
}

const OTHER_FORM = new Set<unknown>(['INVALID_ARGUMENT', 'UNIMPLEMENTED', 'UNKNOWN', 'INTERNAL', 'NOT_FOUND']);
