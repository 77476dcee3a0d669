import type { Block, JinjaCall, JinjaDocument } from '@lakehouse/jinja';
import { textOf, type ConfigValue, type NodeConfig } from '../config';
import type { Dependency } from '../projectNode';
import type { Span } from '../../text/span';
import { deadSpans } from './deadSpans';
import { dependencyOf } from './dependencyOf';
import { literalValue } from './literalValue';
import type { BodyFacts, NamedBlock, TemplateFacts } from './templateFacts';

/** Blocks that are things of their own, whatever file they stand in. */
const NAMED: ReadonlySet<string> = new Set(['macro', 'test', 'data_test', 'materialization', 'snapshot', 'docs']);

/** Reads what a template says to its project. */
export function readTemplate(document: JinjaDocument): TemplateFacts {
  const dead = deadSpans(document);
  const named = document.structure.blocks.filter(({ keyword }) => NAMED.has(keyword));
  const within = (span: Span) => named.find(block => block.span.start <= span.start && span.start < block.span.end);
  const callsOf = new Map<Block | undefined, JinjaCall[]>();
  for (const call of document.calls) {
    const block = within(call.tag.segment.span);
    const calls = callsOf.get(block);
    if (calls === undefined) callsOf.set(block, [call]);
    else calls.push(call);
  }
  const bodyOf = (block?: Block) => bodyFacts(callsOf.get(block) ?? [], document.text, dead);
  return { ...bodyOf(), blocks: named.flatMap(block => namedBlock(block, bodyOf(block), document.text)) };
}

function namedBlock(block: Block, facts: BodyFacts, source: string): readonly NamedBlock[] {
  const [branch] = block.branches;
  if (branch?.tag.statement.kind !== 'named') return [];
  const { keyword, name, nameSpan } = branch.tag.statement;
  const { body } = branch;
  const text = keyword === 'docs' ? source.slice(body.start, body.end).trim() : undefined;
  return name === '' ? [] : [{ keyword, name, nameSpan, body, text, ...facts }];
}

function bodyFacts(calls: readonly JinjaCall[], text: string, dead: readonly Span[]): BodyFacts {
  const config: Record<string, ConfigValue> = {};
  const dependencies: Dependency[] = [];
  const macroCalls = new Set<string>();
  for (const call of calls) {
    const atParse = !dead.some(({ start, end }) => start <= call.span.start && call.span.start < end);
    const dependency = dependencyOf(call, atParse);
    if (dependency !== undefined) dependencies.push(dependency);
    else if (call.name === 'config' || call.name === 'dbt.config') Object.assign(config, configOf(call, text));
    else if (atParse) macroCalls.add(call.name);
  }
  return { config, dependencies, macroCalls: [...macroCalls] };
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
