import type { Argument, JinjaCall } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { countsArguments } from '../../dbt/jinja/builtins';
import { parametersOf, type Callee } from '../../dbt/jinja/callee';
import { isConfigCall } from '../../dbt/configKeys/jinjaConfig';
import type { FeatureContext } from '../../feature';
import type { MacroParameter } from '../../project/macroParameter';
import { nearestNames } from '../../text/nearestNames';
import type { Span } from '../../text/span';
import { changeTo } from '../../text/changeTo';

/** Calls that other features read. */
const OTHERS: ReadonlySet<string> = new Set([
  'ref',
  'source',
  'doc',
  'metric',
  'function',
  'builtins.ref',
  'builtins.source',
]);

/** Arguments that a macro or function does not take: too many, an unknown keyword, one that is missing. */
export function checkArguments(context: FeatureContext, call: JinjaCall, callee: Callee): readonly Problem[] {
  const parameters = parametersOf(callee);
  if (parameters === undefined || !call.closed || isConfigCall(call)) return [];
  if (callee.kind === 'builtin' && (OTHERS.has(call.name) || callee.builtin.open)) return [];
  // `*args` and `**kwargs` stand for nobody knows how many.
  if (call.args.some(({ value }) => value.kind === 'hole' || isSpread(value.span, context.document.text))) return [];
  const plain = call.args.filter(({ name }) => name === undefined);
  const problems = [
    ...tooMany(call, plain, parameters),
    ...unknownKeywords(call, parameters),
    ...(callee.kind === 'builtin' && countsArguments(callee.builtin) ? tooFew(call, plain, parameters) : []),
  ];
  return problems.length > 0 && takesMore(context, callee) ? [] : problems;
}

function isSpread({ start }: Span, text: string): boolean {
  return text.charAt(start) === '*' || text.charAt(start - 1) === '*';
}

function tooMany(
  call: JinjaCall,
  plain: readonly Argument[],
  parameters: readonly MacroParameter[],
): readonly Problem[] {
  const [first, last] = [plain[parameters.length], plain.at(-1)];
  if (first === undefined || last === undefined) return [];
  const message = l10n.t('"{0}" takes {1} arguments, not {2}.', call.name, parameters.length, plain.length);
  return [problem({ start: first.span.start, end: last.span.end }, message)];
}

function unknownKeywords(
  { args, name: callName }: JinjaCall,
  parameters: readonly MacroParameter[],
): readonly Problem[] {
  const names = parameters.map(({ name }) => name);
  return args.flatMap(({ name, nameSpan }) => {
    if (name === undefined || nameSpan === undefined || names.includes(name)) return [];
    const message = l10n.t('"{0}" has no parameter "{1}".', callName, name);
    const replacements = nearestNames(name, names).map(text => changeTo(nameSpan, text));
    return [{ ...problem(nameSpan, message), replacements }];
  });
}

function tooFew(
  call: JinjaCall,
  plain: readonly Argument[],
  parameters: readonly MacroParameter[],
): readonly Problem[] {
  const given = new Set(call.args.map(({ name }) => name));
  const missing = parameters
    .slice(plain.length)
    .find(({ name, otherwise }) => otherwise === undefined && !given.has(name));
  if (missing === undefined) return [];
  return [problem(call.nameSpan, l10n.t('"{0}" wants "{1}".', call.name, missing.name))];
}

/** A keyword that stands twice in a call, with which no template can be read. */
export function repeatedKeywords({ args }: JinjaCall): readonly Problem[] {
  const seen = new Set<string>();
  return args.flatMap(({ name, nameSpan }) => {
    if (name === undefined || nameSpan === undefined) return [];
    if (seen.has(name))
      return [problem(nameSpan, l10n.t('"{0}" is given twice: dbt does not read the project.', name))];
    seen.add(name);
    return [];
  });
}

/** A macro whose body speaks of `varargs` or `kwargs` takes whatever comes. */
function takesMore(context: FeatureContext, callee: Callee): boolean {
  if (callee.kind === 'builtin') return false;
  const { body, file } = callee.macro;
  const text = context.documentAt(file)?.text;
  return text === undefined || /\b(?:varargs|kwargs|caller)\b/.test(text.slice(body.start, body.end));
}

function problem(span: Span, message: string): Problem {
  return { span, severity: 'error', code: 'macro.arguments', message };
}
