import { readFileSync } from 'node:fs';
import { uriOfPath } from './paths';

/** The page that explains problems: a link to each code's heading. */
export type ProblemPage = (code: string) => string | undefined;

/** Reads the headings of the page once; a page that is not there explains nothing. */
export function readProblemPage(file: string): ProblemPage {
  const lines = new Map<string, number>();
  try {
    for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries()) {
      const code = /^## `?([\w.]+)`?\s*$/.exec(line)?.[1];
      if (code !== undefined) lines.set(code, at + 1);
    }
  } catch {
    // An installation without its documentation still tells what is wrong.
  }
  const uri = uriOfPath(file);
  return code => {
    const line = lines.get(code);
    return line === undefined ? undefined : `${uri}#L${line}`;
  };
}
