/** What a plain scalar may begin with; others begin a tag, an anchor, a quote, a flow, a comment, or are reserved. */
const PLAIN_START = /[^\s\-?:,[\]{}#&*!|>'"%@`]/;
const NULL = /^(?:~|[Nn]ull|NULL)?$/;
/** dbt reads YAML as it was before its second version, when these words were booleans too. */
const BOOLEAN = /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF)$/;
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
/** Numbers in other notations, of which nobody writes any here. */
const ODD_NUMBER = /^(?:0[ox][\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** Whether a plain scalar starts here: a dash, question mark or colon does when something stands right behind it. */
export function startsPlain(text: string, at: number): boolean {
  const first = text.charAt(at);
  if (PLAIN_START.test(first)) return true;
  return /[-?:]/.test(first) && /[^\s,[\]{}]/.test(text.charAt(at + 1));
}

/** The value of a plain scalar by YAML's core schema; undefined for a number in a notation that is left to others. */
export function plainValue(written: string): string | number | boolean | null | undefined {
  const first = written.charCodeAt(0);
  // Most are words; only those that start like a number, a truth or a null are looked at.
  if (NULL.test(written)) return null;
  if (BOOLEAN.test(written)) return /^(?:t|y|on$)/i.test(written);
  const maybeNumber = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (!maybeNumber) return written;
  if (ODD_NUMBER.test(written)) return undefined;
  return NUMBER.test(written) ? Number(written) : written;
}

/** Lines of a folded scalar as one text: ends between lines of running text become spaces. */
export function fold(lines: readonly string[]): string {
  let folded = '';
  let blanks = 0;
  let wasRunning = false;
  for (const line of lines) {
    if (line === '') {
      blanks += 1;
      continue;
    }
    // A line that is indented further keeps the line ends around it.
    const isRunning = !/^[ \t]/.test(line);
    if (folded === '' && !wasRunning) folded = '\n'.repeat(blanks) + line;
    else if (isRunning && wasRunning) folded += (blanks === 0 ? ' ' : '\n'.repeat(blanks)) + line;
    else folded += '\n'.repeat(blanks + 1) + line;
    blanks = 0;
    wasRunning = isRunning;
  }
  return folded;
}
