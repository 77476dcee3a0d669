/** The value of a variable that the script which starts these tests sets. */
export function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start these tests with npm run e2e.`);
  return value;
}
