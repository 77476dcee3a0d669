import type { Argument, Block, JinjaCall, JinjaDocument } from '@lakehouse/jinja';
import { textOf, type NodeConfig } from '../config';
import { mergeConfigs } from '../mergeConfigs';
import type { MacroParameter } from '../macroParameter';
import type { Dependency, Dispatch, NamedParent } from '../projectNode';
import type { VariableUse } from '../projectVariable';
import type { Span } from '../../text/span';
import { askedByLiterals } from '../evaluate/askedByLiterals';
import { deadSpans } from './deadSpans';
import { dependencyOf } from './dependencyOf';
import { literalValue } from './literalValue';
import { openSpans, type OpenSpans } from './openSpans';
import type { BodyFacts, NamedBlock, TemplateFacts } from './templateFacts';

/** Blocks that are things of their own, whatever file they stand in. */
const NAMED: ReadonlySet<string> = new Set(['macro', 'test', 'data_test', 'materialization', 'snapshot', 'docs']);

const ASKING: ReadonlySet<string> = new Set(['ref', 'source', 'builtins.ref', 'builtins.source']);

/** Reads what a template says to its project. */
export function readTemplate(document: JinjaDocument): TemplateFacts {
  const spans = { dead: deadSpans(document), open: openSpans(document) };
  const named = document.structure.blocks.filter(({ keyword }) => NAMED.has(keyword));
  const within = (span: Span) => named.find(block => block.span.start <= span.start && span.start < block.span.end);
  const callsOf = new Map<Block | undefined, JinjaCall[]>();
  for (const call of document.calls) {
    const block = within(call.tag.segment.span);
    const calls = callsOf.get(block);
    if (calls === undefined) callsOf.set(block, [call]);
    else calls.push(call);
  }
  const whole = { start: 0, end: document.text.length };
  const bodyOf = (block?: Block): BodyFacts => {
    const facts = bodyFacts(callsOf.get(block) ?? [], document.text, spans);
    // What a macro asks for hangs on what it is given.
    if (!facts.isOpen || (block !== undefined && block.keyword !== 'snapshot')) return facts;
    const workedOut = askedByLiterals(document, block?.branches[0]?.body ?? whole);
    return workedOut === undefined ? facts : { ...facts, isOpen: false, workedOut };
  };
  return {
    ...bodyOf(),
    blocks: named.flatMap(block => namedBlock(block, bodyOf(block), document.text)),
    variables: document.calls.flatMap(call => variableUse(call) ?? []),
  };
}

function namedBlock(block: Block, facts: BodyFacts, source: string): readonly NamedBlock[] {
  const [branch] = block.branches;
  if (branch?.tag.statement.kind !== 'named') return [];
  const { keyword, name, nameSpan } = branch.tag.statement;
  const parameters = branch.tag.statement.parameters.flatMap(one => parameter(one, source) ?? []);
  const { body } = branch;
  const text = keyword === 'docs' ? source.slice(body.start, body.end).trim() : undefined;
  return name === '' ? [] : [{ keyword, name, nameSpan, parameters, body, text, ...facts }];
}

/** `name`, or `name=default`. */
function parameter({ name, value }: Argument, source: string): MacroParameter | undefined {
  if (name !== undefined) return { name, otherwise: source.slice(value.span.start, value.span.end) };
  return value.kind === 'name' ? { name: value.name, otherwise: undefined } : undefined;
}

/** A call of `var` or `env_var` with a literal name. */
export function variableUse({ name, args }: JinjaCall): VariableUse | undefined {
  if (name !== 'var' && name !== 'env_var') return undefined;
  const [first, second] = args;
  if (first?.value.kind !== 'string') return undefined;
  return { kind: name, name: first.value.value, span: first.value.inner, hasDefault: second !== undefined };
}

/** `adapter.dispatch('name', 'namespace')`, the second by either of the words that dbt knows for it. */
function dispatchOf({ args }: JinjaCall): readonly Dispatch[] {
  const texts = args.map(({ name, value }) => ({ name, text: value.kind === 'string' ? value.value : undefined }));
  const plain = texts.filter(({ name }) => name === undefined);
  const named = (key: string) => texts.find(({ name }) => name === key)?.text;
  const name = plain[0]?.text ?? named('macro_name');
  const namespace = plain[1]?.text ?? named('macro_namespace');
  return name === undefined ? [] : [{ name, namespace }];
}

interface ParseSpans {
  readonly dead: readonly Span[];
  readonly open: OpenSpans;
}

function bodyFacts(calls: readonly JinjaCall[], text: string, { dead, open }: ParseSpans): BodyFacts {
  const configs: NodeConfig[] = [];
  const dependencies: Dependency[] = [];
  const macroCalls = new Set<string>();
  const dispatches: Dispatch[] = [];
  const parents: NamedParent[] = [];
  let isOpen = false;
  let hasOpenCalls = false;
  let hasOpenConfig = false;
  for (const call of calls) {
    const atParse = !isIn(dead, call);
    const isBelow = isIn(open.blocks, call);
    const isUnclear = isBelow || isIn(open.tags, call);
    const dependency = dependencyOf(call, atParse);
    isOpen ||= atParse && ASKING.has(call.name) && call.closed && (isUnclear || dependency === undefined);
    hasOpenCalls ||= atParse && isUnclear;
    hasOpenConfig ||= atParse && isBelow && call.name === 'config';
    if (dependency !== undefined) dependencies.push(dependency);
    else if (call.name === 'function') parents.push(...functionOf(call));
    else if (call.name === 'config' || call.name === 'dbt.config')
      configs.push(...(atParse ? [configOf(call, text)] : []));
    else if (call.name === 'adapter.dispatch' && atParse) dispatches.push(...dispatchOf(call));
    else if (atParse) macroCalls.add(call.name);
  }
  const unclear = { isOpen, hasOpenCalls, hasOpenConfig };
  return { config: mergeConfigs(configs), dependencies, macroCalls: [...macroCalls], parents, dispatches, ...unclear };
}

/** `function('name')` or `function('package', 'name')`. */
function functionOf({ args }: JinjaCall): readonly NamedParent[] {
  const [first, second] = args.map(({ value }) => (value.kind === 'string' ? value.value : undefined));
  if (first === undefined) return [];
  return second === undefined
    ? [{ kind: 'function', name: first }]
    : [{ kind: 'function', name: second, packageName: first }];
}

function isIn(spans: readonly Span[], { span: { start: at } }: JinjaCall): boolean {
  return spans.some(({ start, end }) => start <= at && at < end);
}

/** What a call of `config` sets, by keywords or by a map. */
function configOf({ args }: JinjaCall, text: string): NodeConfig {
  const pairs = args.flatMap(({ name, value }) => {
    if (name !== undefined) return [[name, literalValue(value, text)] as const];
    if (value.kind !== 'dict') return [];
    return value.entries.map(
      entry => [textOf(literalValue(entry.key, text)) ?? '', literalValue(entry.value, text)] as const,
    );
  });
  return Object.fromEntries(pairs);
}
