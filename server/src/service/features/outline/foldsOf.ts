import type { Block } from '@lakehouse/jinja';
import { isMark, type Token } from '@lakehouse/sql';
import type { Fold } from '../../answers/editorMark';
import { isYaml } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import { sqlOf } from '../../sqlDocument';
import { extensionOf } from '../../text/filePath';
import { foldsByIndentation } from './foldsByIndentation';

/** What can be folded: blocks and tags of Jinja, whatever stands in parentheses, comments; in YAML what is indented. */
export function foldsOf({ document, project }: FeatureContext): readonly Fold[] {
  if (isYaml(document)) return project === undefined ? [] : foldsByIndentation(document.text);
  if (extensionOf(document.path) !== '.sql') return [];
  const { text, jinja } = document;
  const { tokens, comments } = sqlOf(document);
  const found = [
    ...jinja.structure.blocks.flatMap(block => blockFolds(text, block)),
    ...jinja.segments.flatMap(({ kind, span }) =>
      kind === 'text' || kind === 'raw' ? [] : [fold(text, span.start, span.end, kind === 'comment' ? kind : 'region')],
    ),
    ...parentheses(text, tokens),
    ...commentFolds(text, comments),
  ];
  return found.filter(one => one !== undefined);
}

/** Each branch up to the line before the next, so that every tag stays in sight. */
function blockFolds(text: string, { branches, close, span }: Block): readonly (Fold | undefined)[] {
  return branches.flatMap(({ tag, children }, at) => {
    const next = branches[at + 1]?.tag.segment.span.start ?? close?.segment.span.start;
    return [
      next === undefined ? fold(text, tag.segment.span.start, span.end) : foldUpTo(text, tag.segment.span.start, next),
      ...children.flatMap(child => blockFolds(text, child)),
    ];
  });
}

function parentheses(text: string, tokens: readonly Token[]): readonly (Fold | undefined)[] {
  const open: Token[] = [];
  return tokens.map(token => {
    if (isMark(token, '(')) open.push(token);
    if (!isMark(token, ')')) return undefined;
    const start = open.pop()?.span.start;
    return start === undefined ? undefined : foldUpTo(text, start, token.span.start);
  });
}

/** Comments over several lines, and comments of one line that stand one below the other. */
function commentFolds(text: string, comments: readonly Token[]): readonly (Fold | undefined)[] {
  const groups: { start: number; end: number }[] = [];
  for (const { span } of comments) {
    const last = groups.at(-1);
    const follows = last !== undefined && /^\s*\n[ \t]*$/.test(text.slice(last.end, span.start)) && span.start > 0;
    if (follows) last.end = span.end;
    else groups.push({ ...span });
  }
  return groups.map(({ start, end }) => fold(text, start, end, 'comment'));
}

/** Up to the line before the one that an offset stands in. */
function foldUpTo(text: string, start: number, end: number): Fold | undefined {
  return fold(text, start, text.lastIndexOf('\n', end - 1));
}

function fold(text: string, start: number, end: number, kind: Fold['kind'] = 'region'): Fold | undefined {
  const isLong = end > start && text.slice(start, end).includes('\n');
  return isLong ? { span: { start, end }, kind } : undefined;
}
