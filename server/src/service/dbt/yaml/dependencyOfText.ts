import { parseJinja } from '@lakehouse/jinja';
import type { Dependency } from '../../project/projectNode';
import { dependencyOf } from '../../project/read/dependencyOf';

/** The `ref(…)` or `source(…)` that a text of YAML is, with or without braces; its spans count in the text. */
export function dependencyOfText(text: string): Dependency | undefined {
  const bare = text.includes('{{') ? text : `{{${text}}}`;
  const [call] = parseJinja(bare).calls;
  return call && dependencyOf(call);
}
