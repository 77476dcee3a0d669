import { parseJinja, type JinjaCall } from '@lakehouse/jinja';
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
  const shift = span.start - (bare === text ? 0 : 2);
  const moved = ({ start, end }: typeof span) => (isVerbatim ? { start: start + shift, end: end + shift } : span);
  if (dependency.kind === 'ref')
    return { ...dependency, span: moved(dependency.span), nameSpan: moved(dependency.nameSpan) };
  const { sourceSpan, tableSpan } = dependency;
  return { ...dependency, span: moved(dependency.span), sourceSpan: moved(sourceSpan), tableSpan: moved(tableSpan) };
}

function bareCall(text: string): string {
  return /^\s*\{\{.*\}\}\s*$/s.test(text) ? text : `{{${text}}}`;
}
