import { parseJinja } from '@lakehouse/jinja';
import type { NodeConfig } from '../config';
import { readTemplate } from './readTemplate';
import { NO_FACTS, type TemplateFacts } from './templateFacts';

const CALL = /\bdbt\s*\.\s*(ref|source|config)\s*\(/g;

/**
 * Reads what a Python model says to its project: the calls of `dbt.ref`, `dbt.source` and `dbt.config`, whose arguments
 * are literals by dbt's own rule, so that Python's and Jinja's grammars agree on them.
 */
export function readPython(text: string): TemplateFacts {
  const code = withoutComments(text);
  const calls = [...code.matchAll(CALL)].map(({ index }) => callFrom(code, index));
  // Each in a template of its own that is blank before it, so that spans count in the file.
  const facts = calls.map(({ start, end }) =>
    readTemplate(parseJinja(`${' '.repeat(Math.max(start - 2, 0))}{{${code.slice(start, end)}}}`)),
  );
  return {
    ...NO_FACTS,
    config: Object.assign({}, ...facts.map(({ config }) => config)) as NodeConfig,
    dependencies: facts.flatMap(({ dependencies }) => dependencies),
  };
}

/** From the name to behind the bracket that closes the call. */
function callFrom(code: string, start: number): { readonly start: number; readonly end: number } {
  let depth = 0;
  for (let at = code.indexOf('(', start); at < code.length; at += 1) {
    if (code[at] === '(') depth += 1;
    if (code[at] === ')') depth -= 1;
    if (depth === 0) return { start, end: at + 1 };
  }
  return { start, end: code.length };
}

/** The code with its comments and its texts of several lines blanked; a hash in another text stays. */
function withoutComments(text: string): string {
  return text.replaceAll(
    /"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g,
    part => (/^(?:#|"""|''')/.test(part) ? part.replaceAll(/[^\n]/g, ' ') : part),
  );
}
