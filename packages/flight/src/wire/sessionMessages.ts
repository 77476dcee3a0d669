import { bytes, enumeration, optionalBool, optionalDouble, optionalSfixed64, optionalString } from './fields';
import { repeatedMessage, repeatedString, string, submessage } from './fields';
import { FlightEndpoint, FlightInfo } from './flightMessages';
import { message, type Message } from './message';

/*
 * The bodies of Flight's own actions (`SetSessionOptions`, `CloseSession`, `CancelFlightInfo`): plain messages, not
 * packed in an Any. A protobuf map is a repeated message of key (1) and value (2).
 */

const typeName = (name: string): string => `arrow.flight.protocol.${name}`;

export interface StringListValue {
  readonly values: readonly string[];
}
export const StringListValue: Message<StringListValue> = message<StringListValue>(
  typeName('SessionOptionValue.StringListValue'),
  { values: repeatedString(1) },
);

/** At most one is set; none asks the server to clear the option. */
export interface SessionOptionValue {
  readonly stringValue: string | undefined;
  readonly boolValue: boolean | undefined;
  readonly int64Value: bigint | undefined;
  readonly doubleValue: number | undefined;
  readonly stringListValue: StringListValue | undefined;
}
export const SessionOptionValue: Message<SessionOptionValue> = message<SessionOptionValue>(
  typeName('SessionOptionValue'),
  {
    stringValue: optionalString(1),
    boolValue: optionalBool(2),
    int64Value: optionalSfixed64(3),
    doubleValue: optionalDouble(4),
    stringListValue: submessage(5, () => StringListValue),
  },
);

export interface SessionOption {
  readonly key: string;
  readonly value: SessionOptionValue | undefined;
}
export const SessionOption: Message<SessionOption> = message<SessionOption>(
  typeName('SetSessionOptionsRequest.SessionOptionsEntry'),
  { key: string(1), value: submessage(2, () => SessionOptionValue) },
);

export interface SetSessionOptionsRequest {
  readonly sessionOptions: readonly SessionOption[];
}
export const SetSessionOptionsRequest: Message<SetSessionOptionsRequest> = message<SetSessionOptionsRequest>(
  typeName('SetSessionOptionsRequest'),
  { sessionOptions: repeatedMessage(1, () => SessionOption) },
);

/** 1 invalid name, 2 invalid value, 3 error. */
export type SetSessionOptionsErrorValue = 0 | 1 | 2 | 3;

export interface SetSessionOptionsError {
  readonly value: SetSessionOptionsErrorValue;
}
export const SetSessionOptionsError: Message<SetSessionOptionsError> = message<SetSessionOptionsError>(
  typeName('SetSessionOptionsResult.Error'),
  { value: enumeration<SetSessionOptionsErrorValue>(1) },
);

export interface SetSessionOptionsErrorEntry {
  readonly key: string;
  readonly value: SetSessionOptionsError | undefined;
}
export const SetSessionOptionsErrorEntry: Message<SetSessionOptionsErrorEntry> = message<SetSessionOptionsErrorEntry>(
  typeName('SetSessionOptionsResult.ErrorsEntry'),
  { key: string(1), value: submessage(2, () => SetSessionOptionsError) },
);

/** Only the options that could not be set. */
export interface SetSessionOptionsResult {
  readonly errors: readonly SetSessionOptionsErrorEntry[];
}
export const SetSessionOptionsResult: Message<SetSessionOptionsResult> = message<SetSessionOptionsResult>(
  typeName('SetSessionOptionsResult'),
  { errors: repeatedMessage(1, () => SetSessionOptionsErrorEntry) },
);

export interface GetSessionOptionsResult {
  readonly sessionOptions: readonly SessionOption[];
}
export const GetSessionOptionsResult: Message<GetSessionOptionsResult> = message<GetSessionOptionsResult>(
  typeName('GetSessionOptionsResult'),
  { sessionOptions: repeatedMessage(1, () => SessionOption) },
);

/** 1 closed, 2 closing, 3 cannot be closed. */
export type CloseSessionStatus = 0 | 1 | 2 | 3;

export interface CloseSessionResult {
  readonly status: CloseSessionStatus;
}
export const CloseSessionResult: Message<CloseSessionResult> = message<CloseSessionResult>(
  typeName('CloseSessionResult'),
  { status: enumeration<CloseSessionStatus>(1) },
);

export interface CancelFlightInfoRequest {
  readonly info: FlightInfo | undefined;
}
export const CancelFlightInfoRequest: Message<CancelFlightInfoRequest> = message<CancelFlightInfoRequest>(
  typeName('CancelFlightInfoRequest'),
  { info: submessage(1, () => FlightInfo) },
);

/** 1 cancelled, 2 cancelling, 3 cannot be cancelled. */
export type CancelStatus = 0 | 1 | 2 | 3;

export interface CancelFlightInfoResult {
  readonly status: CancelStatus;
}
export const CancelFlightInfoResult: Message<CancelFlightInfoResult> = message<CancelFlightInfoResult>(
  typeName('CancelFlightInfoResult'),
  { status: enumeration<CancelStatus>(1) },
);

/** Body of Flight SQL's deprecated `CancelQuery`, which older servers know alone; `info` is a serialised FlightInfo. */
export interface ActionCancelQueryRequest {
  readonly info: Uint8Array;
}
export const ActionCancelQueryRequest: Message<ActionCancelQueryRequest> = message<ActionCancelQueryRequest>(
  'arrow.flight.protocol.sql.ActionCancelQueryRequest',
  { info: bytes(1) },
);

/** Answer to `CancelQuery`, with the numbers of `CancelStatus`. */
export interface ActionCancelQueryResult {
  readonly result: CancelStatus;
}
export const ActionCancelQueryResult: Message<ActionCancelQueryResult> = message<ActionCancelQueryResult>(
  'arrow.flight.protocol.sql.ActionCancelQueryResult',
  { result: enumeration<CancelStatus>(1) },
);

/** Asks for more time; the answer's body is the endpoint with its new expiration time. */
export interface RenewFlightEndpointRequest {
  readonly endpoint: FlightEndpoint | undefined;
}
export const RenewFlightEndpointRequest: Message<RenewFlightEndpointRequest> = message<RenewFlightEndpointRequest>(
  typeName('RenewFlightEndpointRequest'),
  { endpoint: submessage(1, () => FlightEndpoint) },
);
