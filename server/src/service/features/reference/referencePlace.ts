import { parseJinja, type Argument, type JinjaCall } from '@lakehouse/jinja';
import { jinjaPlace } from '../../dbt/jinja/jinjaPlace';
import { isYaml } from '../../dbt/yaml/yamlOf';
import type { ServedDocument } from '../../feature';
import { extensionOf } from '../../text/filePath';
import type { Span } from '../../text/span';

/** What is replaced, and the quotes that are still to be written around a name. */
export interface Slot {
  readonly replace: Span;
  readonly before: string;
  readonly after: string;
}

/** A place inside the brackets of a `ref` or `source`. */
export interface ReferencePlace {
  readonly function: 'ref' | 'source';
  /** Which of the arguments without a keyword the cursor is in. */
  readonly index: number;
  /** The keyword whose value is written: `v`. */
  readonly keyword: string | undefined;
  /** Whether a keyword may begin here. */
  readonly startsArgument: boolean;
  /** The texts of the arguments without a keyword, as far as they are literal. */
  readonly texts: readonly (string | undefined)[];
  readonly slot: Slot;
}

/** The argument of a `ref` or `source` that the cursor stands in, in templates, Python and YAML; undefined elsewhere. */
export function referencePlace(document: ServedDocument, offset: number): ReferencePlace | undefined {
  const template = templateAround(document, offset);
  const place = template && jinjaPlace(template, offset);
  const name = place?.call === undefined ? undefined : functionOf(place.call.name);
  if (template === undefined || place?.call === undefined || name === undefined) return undefined;
  const { call, kind, word, quote, startsArgument } = place;
  if (kind !== 'text' && kind !== 'name') return undefined;
  const written = template.jinja.calls.find(({ nameSpan }) => nameSpan.start === call.nameSpan.start);
  const positional = (written?.args ?? []).filter(arg => arg.name === undefined);
  // A text in a list, or one that something is done with, is no name.
  if (call.nested || isPartOfMore(positional, offset)) return undefined;
  const quotes = kind === 'text' ? { before: '', after: quote } : { before: "'", after: "'" };
  return {
    function: name,
    index: call.index,
    keyword: call.keyword,
    startsArgument: startsArgument && kind === 'name',
    texts: positional.map(({ value }) => (value.kind === 'string' ? value.value : undefined)),
    slot: { replace: word, ...quotes },
  };
}

/** Which of dbt's functions a name is. */
export function functionOf(name: string): 'ref' | 'source' | undefined {
  const plain = name.replace(/^(?:builtins|dbt)\./, '');
  return plain === 'ref' || plain === 'source' ? plain : undefined;
}

/** Whether a call is dbt's own although a project or an adapter has one of that name. */
export function isBuiltin({ name }: Pick<JinjaCall, 'name'>): boolean {
  return name.startsWith('builtins.');
}

function isPartOfMore(args: readonly Argument[], offset: number): boolean {
  const value = args.find(one => one.value.span.start <= offset && offset <= one.value.span.end)?.value;
  return value !== undefined && !['string', 'hole', 'name'].includes(value.kind);
}

const CALL = /\b(?:ref|source)\s*\(/g;

/**
 * The template that a cursor stands in. In YAML and Python a call stands outside of tags: there it is read as if it
 * were in one, in a text of the same offsets.
 */
function templateAround(document: ServedDocument, offset: number): Pick<ServedDocument, 'text' | 'jinja'> | undefined {
  const isPython = extensionOf(document.path) === '.py';
  if (!isPython && !isYaml(document)) return document;
  const { text } = document;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, offset);
  const calls = [...line.matchAll(CALL)];
  const index = calls.at(-1)?.index;
  if (index === undefined || /(?:^|\s)#/.test(line.slice(0, index))) return undefined;
  const start = lineStart + index;
  if (isPython && !/\bdbt\s*\.\s*$/.test(text.slice(lineStart, start))) return undefined;
  const shadow = `${' '.repeat(Math.max(start - 2, 0))}{{${text.slice(start, lineEnd < 0 ? text.length : lineEnd)}`;
  return { text: shadow, jinja: parseJinja(shadow) };
}
