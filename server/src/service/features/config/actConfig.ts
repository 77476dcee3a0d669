import type { Argument, JinjaCall } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import type { CodeAction, PublishedProblem } from '../../answers/codeAction';
import type { TextChange } from '../../answers/workspaceChange';
import type { FeatureContext } from '../../feature';
import type { Span } from '../../text/span';
import { configCalls } from './configPlaceOf';

/** Moves a key that nobody reads into `meta`, where keys of one's own belong. */
export function actConfig(
  context: FeatureContext,
  _selection: Span,
  problems: readonly PublishedProblem[],
): readonly CodeAction[] {
  return problems.flatMap(problem => {
    if (problem.code !== 'config.unknownKey') return [];
    const found = keywordAt(context, problem.span);
    if (found === undefined) return [];
    const changes = moveToMeta(context.document.text, found.call, found.argument);
    if (changes === undefined) return [];
    const title = l10n.t('Move "{0}" into "meta"', found.argument.name ?? '');
    return [{ title, kind: 'quickfix', mends: problem, change: { edits: [{ file: context.document.path, changes }] } }];
  });
}

function keywordAt(context: FeatureContext, span: Span): { call: JinjaCall; argument: Argument } | undefined {
  for (const call of configCalls(context)) {
    const argument = call.args.find(({ nameSpan }) => nameSpan?.start === span.start && nameSpan.end === span.end);
    if (argument !== undefined) return { call, argument };
  }
  return undefined;
}

function moveToMeta(
  text: string,
  call: JinjaCall,
  { name = '', value, span }: Argument,
): readonly TextChange[] | undefined {
  const entry = `'${name}': ${text.slice(value.span.start, value.span.end)}`;
  const meta = call.args.find(one => one.name === 'meta');
  if (meta === undefined) return [{ span, text: `meta={${entry}}` }];
  if (meta.value.kind !== 'dict') return undefined;
  const last = meta.value.entries.at(-1);
  const at = last?.value.span.end ?? meta.value.span.start + 1;
  return [
    { span: { start: at, end: at }, text: last === undefined ? entry : `, ${entry}` },
    { span: withComma(text, span, call.argsSpan), text: '' },
  ];
}

/** An argument with the comma behind it, or with the one before when it is the last. */
function withComma(text: string, { start, end }: Span, within: Span): Span {
  const behind = /^\s*,\s*/.exec(text.slice(end, within.end));
  if (behind !== null) return { start, end: end + behind[0].length };
  const before = /,\s*$/.exec(text.slice(within.start, start));
  return { start: before === null ? start : within.start + before.index, end };
}
