import type { CompiledSegment, CompileResult } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import { placeOf } from '../query/textPlace';

/** What a compiled view shows: SQL, and above it why it is not that of the text as it is now. */
export interface CompiledPage {
  /** Lines of comment, each with its line end; empty when the SQL is up to date. */
  readonly head: string;
  readonly sql: string;
  readonly segments: readonly CompiledSegment[];
}

/** Characters of a line. */
const LINE_WIDTH = 60;

export const EMPTY_PAGE: CompiledPage = { head: '', sql: '', segments: [] };

/** The next page of a view: what cannot be rendered is said with its place, above the SQL that could be rendered last. */
export function nextPage(result: CompileResult, source: string, last: CompiledPage): CompiledPage {
  if (result.kind === 'compiled') return { head: '', sql: result.sql, segments: result.segments };
  const { line, character } = placeOf(source, result.source.start);
  switch (result.kind) {
    case 'problem':
      return pageWith(l10n.t('Line {0}, column {1}: {2}', line + 1, character + 1, result.message), last);
    case 'needsDbt':
      return pageWith(l10n.t('This needs dbt: run "Show SQL Compiled by dbt". {0}', result.reason), last);
    case 'reflectionChange':
      return pageWith(l10n.t('Dremio has no SQL for this: "Run" changes the reflection over the REST API.'), last);
  }
}

/** The last page with a sentence above it. */
export function pageWith(reason: string, last: CompiledPage): CompiledPage {
  const notes = last.sql === '' ? [reason] : [reason, l10n.t('Below stands what could be rendered last.')];
  return { ...last, head: notes.flatMap(note => commentLines(note)).join('') };
}

/** A sentence as lines of comment that fit beside a source. */
function commentLines(sentence: string): readonly string[] {
  const lines: string[] = [];
  for (const word of sentence.split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < LINE_WIDTH) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(`-- ${word}`);
  }
  return lines.map(line => `${line}\n`);
}

/** Where in the text of a page stands what an offset of the source made; undefined where it made nothing. */
export function offsetInPage({ head, segments }: CompiledPage, offset: number): number | undefined {
  const segment = segments.find(({ source }) => source.start <= offset && offset <= source.end);
  if (segment === undefined) return undefined;
  const { compiled, source, verbatim } = segment;
  return head.length + compiled.start + (verbatim ? offset - source.start : 0);
}
