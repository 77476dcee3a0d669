/** A double holds every number of 15 digits. */
const SAFE_LENGTH = 15;
const LONG = /[\d.]{16}/;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** JSON with its long numbers as texts: DuckDB reads a number in JSON as a double, but a text digit by digit. */
export function quoteLongNumbers(json: string): string {
  if (!LONG.test(json)) return json;
  return json.replace(STRING_OR_NUMBER, token =>
    token.startsWith('"') || token.length <= SAFE_LENGTH ? token : `"${token}"`,
  );
}
