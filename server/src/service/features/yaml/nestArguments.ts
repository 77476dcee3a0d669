import * as l10n from '@vscode/l10n';
import type { CodeAction, PublishedProblem } from '../../answers/codeAction';
import type { TextChange } from '../../answers/workspaceChange';
import type { FeatureContext } from '../../feature';
import type { Span } from '../../text/span';
import { checkYaml } from './checkYaml';

const CODE = 'test.oldArguments';

/** Moves an argument of a test that stands beside its configuration, and those in the lines around, under `arguments`. */
export function nestArguments(context: FeatureContext, problems: readonly PublishedProblem[]): readonly CodeAction[] {
  const mends = problems.find(({ code }) => code === CODE);
  if (mends === undefined) return [];
  const { text, path } = context.document;
  const spans = checkYaml(context).flatMap(({ code, span }) => (code === CODE ? [span] : []));
  const [line, ...others] = runAround(text, spans, mends.span);
  if (line === undefined) return [];
  const lead = ' '.repeat(line.column);
  const changes: readonly TextChange[] = [
    { span: { start: line.start, end: line.start }, text: `${lead}arguments:\n  ` },
    ...others.map(({ start }) => ({ span: { start, end: start }, text: '  ' })),
  ];
  const title = l10n.t('Put the arguments below "arguments"');
  return [{ title, kind: 'quickfix', mends, change: { edits: [{ file: path, changes }] } }];
}

interface ArgumentLine {
  readonly start: number;
  readonly end: number;
  readonly column: number;
}

/** The lines of arguments that follow each other around one; nothing where they share lines or go on below. */
function runAround(text: string, spans: readonly Span[], around: Span): readonly ArgumentLine[] {
  const lines = spans.map(span => lineOf(text, span));
  const at = spans.findIndex(({ start }) => start === around.start);
  if (at < 0) return [];
  let [first, last] = [at, at];
  while (follows(lines[first - 1], lines[first])) first -= 1;
  while (follows(lines[last], lines[last + 1])) last += 1;
  const run = lines.slice(first, last + 1);
  const isPlain = run.every(({ start, end }) => /^ *[\w-]+:\s+\S/.test(text.slice(start, end)));
  return isPlain ? run : [];
}

function lineOf(text: string, { start: at, end: behind }: Span): ArgumentLine {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', behind);
  return { start, end: end < 0 ? text.length : end, column: at - start };
}

function follows(above: ArgumentLine | undefined, below: ArgumentLine | undefined): boolean {
  return above !== undefined && below !== undefined && above.end === below.start - 1 && above.column === below.column;
}
