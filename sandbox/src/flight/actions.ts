import {
  Any,
  ActionClosePreparedStatementRequest,
  ActionCreatePreparedStatementRequest,
  ActionCreatePreparedStatementResult,
  CloseSessionResult,
  packAny,
  unpackAny,
  type Action,
  type ActionType,
  type Message,
} from '@lakehouse/flight';
import { status } from '@grpc/grpc-js';
import { Schema } from 'apache-arrow';
import { arrowSchema } from '../arrow/arrowTypes';
import { framedSchema } from '../arrow/messages';
import type { Queries } from './answers';
import { statementHandle } from './commands';
import { FlightError, unimplemented } from './flightStatus';
import type { Gate, Visitor } from './gate';

/** What ListActions lists. */
export const ACTION_TYPES: readonly ActionType[] = [
  {
    type: 'CreatePreparedStatement',
    description:
      'Plans a statement. Takes ActionCreatePreparedStatementRequest, gives ActionCreatePreparedStatementResult.',
  },
  { type: 'ClosePreparedStatement', description: 'Lets go of a prepared statement.' },
  { type: 'CloseSession', description: 'Ends the session that the SESSION_ID cookie names.' },
];

/** The actions of Flight and Flight SQL that need no rows. */
export class Actions {
  readonly #lake: Queries;
  readonly #gate: Gate;

  constructor(lake: Queries, gate: Gate) {
    this.#lake = lake;
    this.#gate = gate;
  }

  /** The bodies of the results; actions that the door does not know are refused as UNIMPLEMENTED. */
  async run(action: Action, visitor: Visitor): Promise<readonly Uint8Array[]> {
    switch (action.type) {
      case 'CreatePreparedStatement':
        return [await this.#prepare(requestOf(ActionCreatePreparedStatementRequest, action).query)];
      case 'ClosePreparedStatement':
        requestOf(ActionClosePreparedStatementRequest, action); // its handle is its text, so nothing is held
        return [];
      case 'CloseSession':
        this.#gate.dismiss(visitor);
        return [CloseSessionResult.encode({ status: 1 })];
      default:
        throw unimplemented(`The action ${action.type}`);
    }
  }

  async #prepare(sql: string): Promise<Uint8Array> {
    return packAny(ActionCreatePreparedStatementResult, {
      preparedStatementHandle: statementHandle(sql),
      datasetSchema: framedSchema(arrowSchema(await this.#lake.describe(sql))),
      parameterSchema: framedSchema(new Schema([])),
    });
  }
}

function requestOf<T>(message: Message<T>, action: Action): T {
  const request = unpackAny(message, Any.decode(action.body));
  if (request !== undefined) return request;
  throw new FlightError(status.INVALID_ARGUMENT, `The body of ${action.type} is not a ${message.typeName}.`);
}
