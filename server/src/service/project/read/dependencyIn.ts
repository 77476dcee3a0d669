import { parseJinja, type JinjaCall } from '@lakehouse/jinja';
import type { Span } from '../../text/span';
import type { Dependency } from '../projectNode';
import { dependencyOf } from './dependencyOf';
import type { YamlNode } from './yamlNode';

/** The call that a text of YAML is, which may stand in double braces or not. */
export function callIn(text: string): JinjaCall | undefined {
  return parseJinja(bareCall(text)).calls[0];
}

/** The `ref(…)` or `source(…)` that is a text of YAML; its spans are those of the file where the text stands as it is. */
export function dependencyIn(entry: YamlNode | undefined): Dependency | undefined {
  if (entry?.text === undefined) return undefined;
  const { text, span, isVerbatim } = entry;
  const bare = bareCall(text);
  const [call] = parseJinja(bare).calls;
  const dependency = call && dependencyOf(call);
  if (dependency === undefined) return undefined;
  return moveDependency(dependency, span.start - (bare === text ? 0 : 2), isVerbatim ? undefined : span);
}

/** Every `ref(…)` and `source(…)` in the double braces of a text of YAML, with spans as `dependencyIn` gives them. */
export function dependenciesInBraces({ text = '', span, isVerbatim }: YamlNode): readonly Dependency[] {
  if (!text.includes('{{')) return [];
  return parseJinja(text).calls.flatMap(call => {
    const dependency = dependencyOf(call);
    return dependency === undefined ? [] : [moveDependency(dependency, span.start, isVerbatim ? undefined : span)];
  });
}

/** A dependency of a text that begins at an offset, or that is somewhere in a stretch. */
export function moveDependency(dependency: Dependency, shift: number, within: Span | undefined): Dependency {
  const move = ({ start, end }: Span) => within ?? { start: start + shift, end: end + shift };
  const span = move(dependency.span);
  if (dependency.kind === 'ref') return { ...dependency, span, nameSpan: move(dependency.nameSpan) };
  return { ...dependency, span, sourceSpan: move(dependency.sourceSpan), tableSpan: move(dependency.tableSpan) };
}

function bareCall(text: string): string {
  return /^\s*\{\{.*\}\}\s*$/s.test(text) ? text : `{{${text}}}`;
}
