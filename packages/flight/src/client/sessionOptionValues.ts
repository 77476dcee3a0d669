import {
  type SessionOption,
  SessionOptionValue,
  type SetSessionOptionsErrorValue,
  SetSessionOptionsRequest,
  SetSessionOptionsResult,
} from '../wire/sessionMessages';

/** The value of a session's option: a bigint is an integer on the wire, a number is a double. */
export type SessionValue = string | boolean | bigint | number | readonly string[];

/** Why an option was not set. */
export type SessionOptionProblem = 'invalidName' | 'invalidValue' | 'error';

const PROBLEMS: Readonly<Record<SetSessionOptionsErrorValue, SessionOptionProblem>> = {
  0: 'error',
  1: 'invalidName',
  2: 'invalidValue',
  3: 'error',
};
const EMPTY = new Uint8Array(0);

/** Body of the action `SetSessionOptions`. */
export function sessionOptionsBody(options: Readonly<Record<string, SessionValue | undefined>>): Uint8Array {
  const entries = Object.entries(options).map(([key, value]): SessionOption => ({ key, value: wireValue(value) }));
  return SetSessionOptionsRequest.encode({ sessionOptions: entries });
}

/** What the answer of `SetSessionOptions` complains of. */
export function sessionOptionProblems(body: Uint8Array): ReadonlyMap<string, SessionOptionProblem> {
  const { errors } = SetSessionOptionsResult.decode(body);
  return new Map(errors.map(({ key, value }) => [key, PROBLEMS[value?.value ?? 0]]));
}

/** An option's value as it came; `undefined` where none was set. */
export function readValue(value: SessionOptionValue): SessionValue | undefined {
  const { stringValue, boolValue, int64Value, doubleValue, stringListValue } = value;
  return stringValue ?? boolValue ?? int64Value ?? doubleValue ?? stringListValue?.values;
}

function wireValue(value: SessionValue | undefined): SessionOptionValue {
  const none = SessionOptionValue.decode(EMPTY);
  switch (typeof value) {
    case 'string':
      return { ...none, stringValue: value };
    case 'boolean':
      return { ...none, boolValue: value };
    case 'bigint':
      return { ...none, int64Value: value };
    case 'number':
      return { ...none, doubleValue: value };
    case 'undefined':
      return none;
    default:
      return { ...none, stringListValue: { values: value } };
  }
}
