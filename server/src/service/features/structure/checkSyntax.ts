import type { JinjaDocument, SyntaxProblem, Tag } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import type { Problem, Replacement } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { nearestNames } from '../../text/nearestNames';
import type { Span } from '../../text/span';
import { isTemplate } from './isTemplate';

/** Signs of other languages, and what Jinja says instead. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['&&', 'and'],
  ['||', 'or'],
  ['!', 'not '],
];
/** What people write who know other languages. */
const FOREIGN_WORDS: Readonly<Record<string, string>> = { elseif: 'elif', elsif: 'elif', end: 'endif', foreach: 'for' };
const WORDS = [
  'if',
  'elif',
  'else',
  'endif',
  'for',
  'endfor',
  'macro',
  'endmacro',
  'set',
  'endset',
  'do',
  'call',
].concat(
  ['endcall', 'filter', 'endfilter', 'raw', 'snapshot', 'endsnapshot', 'test', 'endtest', 'docs', 'enddocs'],
  ['materialization', 'endmaterialization', 'import', 'from', 'include', 'break', 'continue'],
);

/** Tags that Jinja cannot read, all of a file. */
export function checkSyntax(context: FeatureContext): readonly Problem[] {
  if (!isTemplate(context)) return [];
  const { jinja } = context.document;
  return jinja.problems.map(problem => {
    const replacements = replacementsOf(jinja, problem);
    return {
      span: visible(jinja.text, problem.span),
      severity: 'error',
      code: codeOf(problem),
      message: messageOf(jinja.text, problem),
      ...(replacements.length === 0 ? {} : { replacements }),
    };
  });
}

function codeOf({ kind }: SyntaxProblem): string {
  if (kind === 'unknownTag') return 'jinja.unknownTag';
  return kind.startsWith('unclosed') ? 'jinja.unclosed' : 'jinja.syntax';
}

function messageOf(text: string, { kind, span, expected = '' }: SyntaxProblem): string {
  const written = text.slice(span.start, span.end);
  switch (kind) {
    case 'expected':
      if (expected === 'expression') return l10n.t('Jinja expects a value here.');
      if (expected === 'tag') return l10n.t('Jinja expects a statement here, such as if, for or set.');
      return l10n.t('Jinja expects "{0}" here.', expected);
    case 'unexpected':
      return l10n.t('Jinja does not expect "{0}" here.', written);
    case 'unknownTag':
      return l10n.t('"{0}" begins no statement of Jinja or dbt.', written);
    case 'unclosedString':
      return l10n.t('This text has no closing quote.');
    case 'unclosedRaw':
      return l10n.t('This raw stretch has no endraw: dbt prints the rest of the file as it stands.');
    default:
      return l10n.t('"{0}" has no "{1}" that closes it.', written, expected);
  }
}

function replacementsOf(jinja: JinjaDocument, problem: SyntaxProblem): readonly Replacement[] {
  const { kind, span, expected = '' } = problem;
  switch (kind) {
    case 'unclosedString':
      return [inserted(span.end, jinja.text.charAt(span.start))];
    case 'unclosedBracket': {
      const tag = tagAround(jinja, span);
      return tag === undefined ? [] : [inserted(trimmedEnd(jinja.text, tag.segment.inner), expected)];
    }
    case 'unclosedTag': {
      const tag = tagAround(jinja, span);
      return tag === undefined ? [] : [inserted(trimmedEnd(jinja.text, tag.segment.inner), ` ${expected}`)];
    }
    case 'unexpected':
      return unexpectedFix(jinja, span);
    case 'unknownTag':
      return wordFixes(jinja.text, span);
    default:
      return [];
  }
}

/** `=` for `==` in a condition, `else if` for `elif`, `&&` for `and`. */
function unexpectedFix(jinja: JinjaDocument, span: Span): readonly Replacement[] {
  const { text } = jinja;
  const tag = tagAround(jinja, span);
  if (tag?.kind === 'statement' && tag.statement.keyword === 'else' && text.slice(span.start, span.end) === 'if')
    return [replaced({ start: tag.statement.keywordSpan.start, end: span.end }, 'elif')];
  if (tag?.kind === 'statement' && text.slice(span.start, span.end) === '=') return [replaced(span, '==')];
  const [foreign] = FOREIGN.filter(([sign]) => text.startsWith(sign, span.start));
  return foreign === undefined
    ? []
    : [replaced({ start: span.start, end: span.start + foreign[0].length }, foreign[1])];
}

function wordFixes(text: string, span: Span): readonly Replacement[] {
  const word = text.slice(span.start, span.end);
  // A call stands in a tag of its own, or behind `do`.
  if (/^\s*[.(]/.test(text.slice(span.end))) return [replaced(span, `do ${word}`)];
  const known = Object.hasOwn(FOREIGN_WORDS, word) ? FOREIGN_WORDS[word] : undefined;
  const words = known === undefined ? nearestNames(word, WORDS) : [known];
  return words.map(one => replaced(span, one));
}

function replaced(span: Span, text: string): Replacement {
  return { title: l10n.t('Write {0}', text.trim()), span, text };
}

function inserted(offset: number, text: string): Replacement {
  return { title: l10n.t('Close with {0}', text.trim()), span: { start: offset, end: offset }, text };
}

function tagAround({ tags }: JinjaDocument, { start }: Span): Tag | undefined {
  return tags.find(({ segment }) => segment.span.start <= start && start <= segment.span.end);
}

function trimmedEnd(text: string, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Something of a text to draw a line under, where the place itself is empty. */
function visible(text: string, { start, end }: Span): Span {
  if (start < end) return { start, end };
  const before = text.slice(0, start).trimEnd().length;
  return before > 0 ? { start: before - 1, end: Math.max(start, before) } : { start, end: start + 1 };
}
