import type { ServedDocument } from '../../feature';
import type { Span } from '../../text/span';
import { flowPlace, type FlowPlace } from './flowPlace';
import type { YamlStep } from './yamlStep';
import { unquoted, yamlLines, type YamlLine } from './yamlLine';

/** Where in a YAML text something is being written, by the layout of its lines alone: half-written text has one too. */
export interface YamlPlace {
  readonly steps: readonly YamlStep[];
  /** `entry`: a key of a map, or a value of a list; `value`: behind a key and its colon. */
  readonly part: 'key' | 'entry' | 'value';
  /** What is replaced: the word, or the text in quotes. */
  readonly word: Span;
  /** What closes a quote that is open. */
  readonly quote: string;
  /** True where the colon of a key follows. */
  readonly colon: boolean;
  /** True between the brackets of a list or map on one line. */
  readonly inFlow: boolean;
  readonly inQuotes: boolean;
  /** The keys of the map around that are written already. */
  readonly written: ReadonlyMap<string, string>;
  /** Columns by which lines below the content of this one are indented further than the line itself. */
  readonly hanging: number;
}

/** The place of an offset; undefined in comments, in blocks of text, and where the layout tells nothing. */
export function yamlPlace(document: ServedDocument, offset: number): YamlPlace | undefined {
  const lines = yamlLines(document.text);
  const at = lines.findIndex(({ end }) => offset <= end);
  const line = lines[at];
  if (line === undefined || isComment(line, offset - line.start)) return undefined;
  const here = offset - line.start;
  const layout = new Layout(lines);
  if (line.text.trim() === '') return blankPlace(layout, at, offset);
  if (here < line.column) return undefined;
  const { key } = line;
  const behind = key !== undefined && here > line.column + key.length ? key : undefined;
  const above = layout.stepsTo(at, line.column);
  // Right behind a colon nothing can be written yet.
  if (above === undefined || (behind !== undefined && here < behind.value) || line.text.charAt(here - 1) === ':')
    return undefined;
  const beside = layout.mapAt(at, line.column);
  const steps: readonly YamlStep[] =
    behind === undefined ? above : [...above, { kind: 'key', name: behind.name, beside }];
  const from = behind?.value ?? line.column;
  const flow = flowPlace(line.text, from, here);
  const hanging = line.column - line.indent;
  if (flow === undefined) return undefined;
  if (flow.steps.length > 0 || flow.inFlow) return flowed(flow, { steps, line, hanging });
  const { quote, inQuotes } = flow;
  const isKey = key !== undefined && behind === undefined;
  const base = { steps, quote, inQuotes, inFlow: false, hanging, colon: isKey };
  if (behind !== undefined) return { ...base, part: 'value', word: shifted(flow.word, line.start), written: new Map() };
  const part = line.dashes.length > 0 && key === undefined ? 'entry' : 'key';
  return { ...base, part, word: entryWord(line, flow, here), written: beside };
}

function isComment({ text }: YamlLine, here: number): boolean {
  return /(?:^|\s)#(?![^"]*"\s*$)(?![^']*'\s*$)/.test(text.slice(0, here));
}

/** A key is replaced as a whole, its colon left alone. */
function entryWord(line: YamlLine, flow: FlowPlace, here: number): Span {
  if (line.key !== undefined && here <= line.column + line.key.length)
    return { start: line.start + line.column, end: line.start + line.column + line.key.length };
  return shifted(flow.word, line.start);
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function flowed(
  flow: FlowPlace,
  around: { readonly steps: readonly YamlStep[]; readonly line: YamlLine; readonly hanging: number },
): YamlPlace {
  const { part, quote, inQuotes, written } = flow;
  const word = shifted(flow.word, around.line.start);
  const steps = [...around.steps, ...flow.steps];
  const colon = part === 'key' && around.line.text.charAt(flow.word.end) === ':';
  return { steps, part, word, quote, inQuotes, inFlow: true, written, hanging: around.hanging, colon };
}

/** A new line belongs to the map whose keys stand at the cursor's column. */
function blankPlace(layout: Layout, at: number, offset: number): YamlPlace | undefined {
  const line = layout.lines[at];
  if (line === undefined) return undefined;
  const column = offset - line.start;
  const steps = layout.stepsTo(at, column);
  if (steps === undefined) return undefined;
  const word = { start: offset, end: offset };
  const base = { word, quote: '', inQuotes: false, inFlow: false, hanging: 0, colon: false };
  return { ...base, steps, part: 'key', written: layout.mapAt(at, column) };
}

class Layout {
  readonly lines: readonly YamlLine[];

  constructor(lines: readonly YamlLine[]) {
    this.lines = lines;
  }

  /** The way to the map or list whose entries stand at a column, seen from a line; undefined within a block of text. */
  stepsTo(at: number, column: number): readonly YamlStep[] | undefined {
    const line = this.lines[at];
    if (line === undefined) return undefined;
    if (line.dashes.length > 0 && line.column === column) return this.#itemSteps(at, line.dashes);
    for (let above = at - 1; above >= 0; above -= 1) {
      const one = this.lines[above] as YamlLine;
      if (one.isBlank) continue;
      if (one.dashes.length > 0 && one.column === column) return this.#itemSteps(above, one.dashes);
      if (one.indent >= column) continue;
      if (one.column < column) return this.#below(above);
      // A dash that stands further left than the column, with its content further right: nothing is there.
      if (one.dashes.length > 0) return undefined;
    }
    return column === 0 ? [] : undefined;
  }

  /** The keys of a map whose entries stand at a column, with their values. */
  mapAt(at: number, column: number): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const add = (index: number) => {
      const line = this.lines[index];
      if (line?.key === undefined || line.column !== column) return;
      found.set(line.key.name, unquoted(line.text.slice(line.key.value)));
    };
    const isIn = (line: YamlLine) => line.isBlank || line.indent >= column;
    add(at);
    let first = at;
    while ((this.lines[first]?.dashes.length ?? 0) === 0 || this.lines[first]?.column !== column) {
      first -= 1;
      const line = this.lines[first];
      if (line === undefined || (!isIn(line) && line.column !== column)) break;
      add(first);
    }
    for (let below = at + 1; below < this.lines.length; below += 1) {
      const line = this.lines[below] as YamlLine;
      if (!isIn(line)) break;
      if (line.dashes.length === 0 || line.column !== column) add(below);
    }
    return found;
  }

  /** The way into the innermost of the items that begin in a line. */
  #itemSteps(at: number, dashes: readonly number[]): readonly YamlStep[] | undefined {
    const [outermost] = dashes;
    const above = outermost === undefined ? undefined : this.#listSteps(at, outermost);
    return above && [...above, ...dashes.map((): YamlStep => ({ kind: 'item' }))];
  }

  /** The way to the list whose dashes stand at a column: they may stand at that of its key. */
  #listSteps(at: number, column: number): readonly YamlStep[] | undefined {
    for (let above = at - 1; above >= 0; above -= 1) {
      const one = this.lines[above] as YamlLine;
      if (one.isBlank || one.indent > column) continue;
      if (one.indent === column && one.dashes.length > 0) continue;
      return one.column <= column ? this.#below(above) : undefined;
    }
    return column === 0 ? [] : undefined;
  }

  /** The way to what stands below the key of a line. */
  #below(at: number): readonly YamlStep[] | undefined {
    const line = this.lines[at];
    if (line?.key === undefined) return undefined;
    const value = line.text.slice(line.key.value).trim();
    // Behind `|` and `>` stands text, and behind a value nothing.
    if (value !== '' && !/^(?:[&!]\S+\s*)*(?:#.*)?$/.test(value)) return undefined;
    const above = this.stepsTo(at, line.column);
    return above && [...above, { kind: 'key', name: line.key.name, beside: this.mapAt(at, line.column) }];
  }
}
