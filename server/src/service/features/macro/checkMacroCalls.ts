import type { JinjaCall, JinjaDocument } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { isOnDremio } from '../../dbt/isOnDremio';
import { builtinNamed, INTERNAL_MACROS, isBuiltinName, isInternalMacro } from '../../dbt/jinja/builtins';
import { packageAt } from '../../dbt/jinja/callee';
import { DBT_FUNCTIONS } from '../../dbt/jinja/catalogue/dbtFunctions';
import { localNames } from '../../dbt/jinja/localNames';
import type { FeatureContext } from '../../feature';
import type { ProjectView } from '../../project/projectView';
import { indexEndingFrom } from '../../sqlDocument';
import { nearestNames } from '../../text/nearestNames';
import type { Span } from '../../text/span';
import { checkArguments, repeatedKeywords } from './checkArguments';
import { rendersAsNode } from './rendersAsNode';
import { changeTo } from '../../text/changeTo';

/** Calls of macros that do not exist, and calls that a macro does not take. */
export function checkMacroCalls(context: FeatureContext): readonly Problem[] {
  const { project, document } = context;
  if (project === undefined || !rendersAsNode(context)) return [];
  const own = new Set([...localNames(document.jinja).map(({ name }) => name), ...ownMacros(document.jinja)]);
  const calls = callsOfClosedTags(document.jinja);
  const repeated = calls.flatMap(repeatedKeywords);
  const wrong = calls.flatMap(call => {
    const [root = '', ...members] = call.name.split('.');
    // What a template names itself may hold anything.
    if (own.has(root)) return [];
    const macro = project.macro(call.name, packageAt(context));
    if (macro !== undefined) return checkArguments(context, call, { kind: 'macro', macro });
    const builtin = builtinNamed(call.name);
    if (builtin !== undefined) return checkArguments(context, call, { kind: 'builtin', builtin });
    const problems = members.length === 0 ? unknownMacro(project, call) : unknownMember(project, call, members);
    return isInMacro(context, call) ? problems.filter(isSlip) : problems;
  });
  return [...repeated, ...wrong];
}

/** Of a tag that is still being written nobody knows where it ends: SQL behind it looks like calls of macros. */
function callsOfClosedTags({ calls, segments }: JinjaDocument): readonly JinjaCall[] {
  const open = segments.filter(one => (one.kind === 'expression' || one.kind === 'statement') && !one.closed);
  if (open.length === 0) return calls;
  return calls.filter(
    ({ nameSpan }) => (open[indexEndingFrom(open, nameSpan.end)]?.span.start ?? Infinity) > nameSpan.start,
  );
}

/** Macros that a template defines itself: a model may call its own. */
function ownMacros({ tags }: JinjaDocument): readonly string[] {
  return tags.flatMap(tag =>
    tag.kind === 'statement' && tag.statement.kind === 'named' && tag.statement.keyword === 'macro'
      ? [tag.statement.name]
      : [],
  );
}

/** The body of a macro runs in other projects too, which may have what this one does not: there slips of the pen are told. */
function isSlip({ replacements = [] }: Problem): boolean {
  return replacements.length > 0;
}

function isInMacro({ document }: FeatureContext, { span }: JinjaCall): boolean {
  return document.jinja.structure.blocks.some(
    block => block.keyword === 'macro' && block.span.start <= span.start && span.end <= block.span.end,
  );
}

function unknownMacro(project: ProjectView, { name, nameSpan }: JinjaCall): readonly Problem[] {
  // Adapters of other warehouses bring macros of their own, which nobody here knows.
  if (isBuiltinName(name) || name === 'super' || !isOnDremio(project) || project.otherWarehouse !== undefined)
    return [];
  const candidates = new Map<string, string>();
  for (const macro of project.macros()) {
    if (macro.isTest) continue;
    candidates.set(macro.name, macro.packageName === project.name ? macro.name : `${macro.packageName}.${macro.name}`);
  }
  for (const one of [...INTERNAL_MACROS, ...DBT_FUNCTIONS]) candidates.set(one.name, one.name);
  const elsewhere = [...project.macros()].filter(one => one.name === name && !one.isTest);
  const near = elsewhere.length > 0 ? [name] : nearestNames(name, candidates.keys());
  const message = l10n.t('There is no macro "{0}": dbt stops when it comes here.', name);
  return [
    missing(
      nameSpan,
      message,
      near.map(one => candidates.get(one) ?? one),
    ),
  ];
}

function unknownMember(project: ProjectView, call: JinjaCall, members: readonly string[]): readonly Problem[] {
  const { name, nameSpan } = call;
  const [root = '', member = ''] = [name.split('.')[0], members[0]];
  if (name === 'exceptions.CompilationError') return [noSuchException(nameSpan)];
  // Only `package.macro` is told: members of values are the values' own affair.
  if (members.length > 1) return [];
  if (root === 'dbt') {
    if (isInternalMacro(member)) return [];
    return [
      missing(
        nameSpan,
        l10n.t('dbt has no macro "{0}".', member),
        near(member, INTERNAL_MACROS).map(one => `dbt.${one}`),
      ),
    ];
  }
  if (project.packageNames().includes(root)) {
    // Materializations are macros too, which nobody lists.
    if (member.startsWith('materialization_')) return [];
    const macros = [...project.macros()].filter(({ packageName, isTest }) => packageName === root && !isTest);
    const message = l10n.t('The package "{0}" has no macro "{1}": dbt stops when it comes here.', root, member);
    return [
      missing(
        nameSpan,
        message,
        near(member, macros).map(one => `${root}.${one}`),
      ),
    ];
  }
  return isBuiltinName(root) || root === 'dbt_dremio' ? [] : [unknownPackage(project, root, nameSpan)];
}

/** What dbt-dremio's own macros call, and dbt does not have. */
function noSuchException(span: Span): Problem {
  const text = 'exceptions.raise_compiler_error';
  const message = l10n.t('dbt has no "exceptions.CompilationError": it would stop here without the message.');
  const replacements = [changeTo(span, text)];
  return { span, severity: 'error', code: 'macro.missing', message, replacements };
}

function unknownPackage(project: ProjectView, root: string, nameSpan: Span): Problem {
  const span = { start: nameSpan.start, end: nameSpan.start + root.length };
  const message = l10n.t(
    '"{0}" is neither a package that is installed nor a variable: list it in packages.yml and run "dbt deps".',
    root,
  );
  const fixes = nearestNames(root, project.packageNames());
  return {
    span,
    severity: 'error',
    code: 'macro.package',
    message,
    replacements: fixes.map(text => changeTo(span, text)),
  };
}

function near(member: string, macros: readonly { readonly name: string }[]): readonly string[] {
  return nearestNames(member, new Set(macros.map(({ name }) => name)));
}

function missing(span: Span, message: string, names: readonly string[]): Problem {
  const [first] = names;
  return {
    span,
    severity: 'error',
    code: 'macro.missing',
    message: first === undefined ? message : l10n.t('{0} Did you mean "{1}"?', message, first),
    replacements: names.map(text => changeTo(span, text)),
  };
}
