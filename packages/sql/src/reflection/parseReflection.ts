import type { Span } from '../span';
import { isMark, type Token } from '../token';
import { withoutComments } from '../tokenize';
import { reflectionItem } from './reflectionItem';
import { readSetting } from './reflectionSetting';
import type {
  ChangeReflection,
  CreateReflection,
  ListRole,
  ReflectionFault,
  ReflectionItem,
  ReflectionKind,
  ReflectionList,
  ReflectionStatement,
} from './reflectionStatement';
import { TokenCursor } from './tokenCursor';

const NOT_NAMES: ReadonlySet<string> = new Set([
  'ON',
  'USING',
  'SET',
  'DISPLAY',
  'DIMENSIONS',
  'MEASURES',
  'CREATE',
  'DROP',
]);
const VERBS: ReadonlySet<string> = new Set(['CREATE', 'ALTER', 'DROP']);
const KINDS: Readonly<Record<string, ReflectionKind>> = { RAW: 'raw', AGGREGATE: 'aggregate', EXTERNAL: 'external' };
const LISTS: readonly (readonly [ListRole, readonly string[]])[] = [
  ['display', ['DISPLAY']],
  ['dimensions', ['DIMENSIONS']],
  ['measures', ['MEASURES']],
  ['distributeBy', ['DISTRIBUTE', 'BY']],
  ['partitionBy', ['PARTITION', 'BY']],
  ['partitionBy', ['STRIPED', 'PARTITION', 'BY']],
  ['partitionBy', ['CONSOLIDATED', 'PARTITION', 'BY']],
  ['localsortBy', ['LOCALSORT', 'BY']],
];

/**
 * Reads one statement about a reflection, in the platform's form (`CREATE REFLECTION n ON t USING …`,
 * `ALTER REFLECTION n SET …`, `DROP REFLECTION n [ON t]`) or Dremio's own (`ALTER TABLE t CREATE RAW REFLECTION n …`).
 *
 * Half-written statements are read as far as they go, with what is missing among the faults.
 * @param tokens of one statement, without its `;`
 * @returns undefined for a statement about anything else
 */
export function parseReflection(tokens: readonly Token[]): ReflectionStatement | undefined {
  // Most statements are long queries, which need not be copied to see that they are none.
  if (!VERBS.has(tokens.find(({ kind }) => kind !== 'comment')?.keyword ?? '')) return undefined;
  const cursor = new TokenCursor(withoutComments(tokens));
  const kinded = KINDS[cursor.keyword(1)] !== undefined && cursor.keyword(2) === 'REFLECTION';
  if (cursor.sees('CREATE', 'REFLECTION') || (cursor.sees('CREATE') && kinded))
    return new ReflectionParser(cursor).platformCreate();
  if (cursor.sees('ALTER', 'REFLECTION')) return new ReflectionParser(cursor).platformAlter();
  if (cursor.sees('DROP', 'REFLECTION')) return new ReflectionParser(cursor).platformDrop();
  const dataset = ['TABLE', 'VIEW', 'VDS', 'PDS', 'DATASET'].includes(cursor.keyword(1));
  return cursor.sees('ALTER') && dataset ? new ReflectionParser(cursor).underAlter() : undefined;
}

class ReflectionParser {
  readonly #cursor: TokenCursor;
  readonly #faults: ReflectionFault[] = [];

  constructor(cursor: TokenCursor) {
    this.#cursor = cursor;
  }

  platformCreate(): CreateReflection {
    const cursor = this.#cursor;
    cursor.takes('CREATE');
    const kind = KINDS[cursor.keyword()];
    if (kind !== undefined) cursor.at += 1;
    cursor.takes('REFLECTION');
    const name = this.#name();
    const { dataset, datasetSlot } = this.#on();
    return { ...this.#body(kind), span: this.#span(), form: 'platform', name, dataset, datasetSlot };
  }

  platformDrop(): ChangeReflection {
    this.#cursor.takes('DROP', 'REFLECTION');
    const name = this.#name();
    const { dataset, datasetSlot } = this.#cursor.sees('ON')
      ? this.#on()
      : { dataset: undefined, datasetSlot: undefined };
    this.#end();
    return { ...this.#change('drop', 'platform'), name, dataset, datasetSlot };
  }

  /** `ALTER REFLECTION n [ON t] SET …`. */
  platformAlter(): ChangeReflection {
    const cursor = this.#cursor;
    cursor.takes('ALTER', 'REFLECTION');
    const name = this.#name();
    const { dataset, datasetSlot } = cursor.sees('ON') ? this.#on() : { dataset: undefined, datasetSlot: undefined };
    const action = cursor.sees('SET', 'REFRESH')
      ? 'setRefresh'
      : cursor.sees('SET', 'ENABLED')
        ? 'setEnabled'
        : 'alter';
    const setting = readSetting(cursor);
    return { ...this.#change(action, 'platform'), name, dataset, datasetSlot, setting };
  }

  underAlter(): ReflectionStatement | undefined {
    const cursor = this.#cursor;
    cursor.at += 2;
    const start = cursor.gap.end;
    const dataset = cursor.takeDottedName(new Set());
    const datasetSlot = { start, end: dataset?.span.end ?? start };
    this.#version();
    const place = { dataset, datasetSlot };
    if (cursor.sees('CREATE') && KINDS[cursor.keyword(1)] !== undefined && cursor.keyword(2) === 'REFLECTION') {
      const kind = KINDS[cursor.keyword(1)];
      cursor.at += 3;
      const name = this.#name();
      return { ...this.#body(kind), span: this.#span(), form: 'dremio', name, ...place };
    }
    if (cursor.takes('REFRESH', 'REFLECTIONS')) {
      this.#end();
      return { ...this.#change('refresh', 'dremio'), name: undefined, ...place };
    }
    if (!cursor.takes('DROP', 'REFLECTION')) return undefined;
    const name = this.#name();
    this.#end();
    return { ...this.#change('drop', 'dremio'), name, ...place };
  }

  #change(action: ChangeReflection['action'], form: ChangeReflection['form']) {
    return { action, form, span: this.#span(), faults: this.#faults } as const;
  }

  #name(): ChangeReflection['name'] {
    const name = this.#cursor.takeName(NOT_NAMES);
    if (name === undefined) this.#fault('name', this.#cursor.gap);
    return name;
  }

  #on(): Pick<ChangeReflection, 'dataset' | 'datasetSlot'> {
    const cursor = this.#cursor;
    if (!cursor.takes('ON')) {
      this.#fault('dataset', cursor.gap);
      return { dataset: undefined, datasetSlot: undefined };
    }
    const start = cursor.gap.end;
    const dataset = cursor.takeDottedName(NOT_NAMES);
    if (dataset === undefined || dataset.dangling) this.#fault('dataset', dataset?.span ?? cursor.gap);
    this.#version();
    return { dataset, datasetSlot: { start, end: dataset?.span.end ?? cursor.current?.span.start ?? Infinity } };
  }

  /** `AT BRANCH main`, `AT SNAPSHOT '1'`, `AS OF '…'`. */
  #version(): void {
    if (this.#cursor.sees('AT')) this.#cursor.at += 3;
    if (this.#cursor.sees('AS', 'OF')) this.#cursor.at += 3;
  }

  #body(kind: ReflectionKind | undefined) {
    const cursor = this.#cursor;
    const lists: ReflectionList[] = [];
    let target: CreateReflection['target'];
    if (!cursor.takes('USING')) this.#fault('using', cursor.gap);
    else if (kind === 'external') target = cursor.takeDottedName(new Set());
    for (let list = this.#list(); list !== undefined; list = this.#list()) lists.push(list);
    cursor.takes('ARROW', 'CACHE');
    this.#end();
    const shape: ReflectionKind = lists.some(({ role }) => role === 'display') ? 'raw' : 'aggregate';
    return { action: 'create', kind: kind ?? shape, lists, target, faults: this.#faults } as const;
  }

  #list(): ReflectionList | undefined {
    const cursor = this.#cursor;
    const found = LISTS.find(([, words]) => cursor.sees(...words));
    const first = cursor.current;
    if (found === undefined || first === undefined) return undefined;
    cursor.takes(...found[1]);
    const keyword = { start: first.span.start, end: cursor.gap.end };
    if (!cursor.mark('(')) return { role: found[0], keyword, parens: undefined, closed: true, items: [] };
    return { role: found[0], keyword, ...this.#items(found[0]) };
  }

  #items(role: ListRole): Pick<ReflectionList, 'parens' | 'closed' | 'items'> {
    const { tokens, at } = this.#cursor;
    const open = tokens[at] as Token;
    const end = this.#endOfList(at);
    const last = tokens[end - 1] as Token;
    const closed = end - 1 > at && isMark(last, ')') && this.#cursor.behindParens(at) === end;
    const inside = tokens.slice(at + 1, closed ? end - 1 : end);
    const items = splitAtCommas(inside, open.span.end).map(part => reflectionItem(part.tokens, role, part.gap));
    const written = items.length === 1 && items[0]?.kind === 'hole' ? [] : items;
    for (const item of written) if (item.kind === 'hole') this.#fault('hole', item.span);
    const parens = { start: open.span.start, end: closed ? last.span.end : this.#openEnd(end) };
    if (!closed) this.#fault('unclosed', open.span);
    this.#cursor.at = end;
    return { parens, closed, items: written };
  }

  /** An open list reaches to the keyword of the next one, so that what follows it still reads. */
  #endOfList(at: number): number {
    const { tokens } = this.#cursor;
    const closing = this.#cursor.behindParens(at);
    const words = new Set(['DISPLAY', 'DIMENSIONS', 'MEASURES', 'DISTRIBUTE', 'PARTITION', 'LOCALSORT', 'STRIPED']);
    for (let next = at + 1; next < closing; next += 1) {
      const behind = tokens[next + 1];
      const opens = behind?.keyword === 'BY' || isMark(behind, '(');
      if (words.has(tokens[next]?.keyword ?? '') && opens) return next;
    }
    return closing;
  }

  #openEnd(next: number): number {
    return this.#cursor.tokens[next]?.span.start ?? Infinity;
  }

  /** Everything must have been read. */
  #end(): void {
    const rest = this.#cursor.current;
    const last = this.#cursor.tokens.at(-1);
    if (rest !== undefined && last !== undefined)
      this.#fault('unexpected', { start: rest.span.start, end: last.span.end });
  }

  #span(): Span {
    const { tokens } = this.#cursor;
    return { start: tokens[0]?.span.start ?? 0, end: tokens.at(-1)?.span.end ?? 0 };
  }

  #fault(code: ReflectionFault['code'], span: Span): void {
    this.#faults.push({ code, span });
  }
}

/** The stretches between commas outside inner parentheses; `gap` is where an empty one stands. */
function splitAtCommas(tokens: readonly Token[], start: number): readonly { tokens: readonly Token[]; gap: number }[] {
  const parts: { tokens: Token[]; gap: number }[] = [{ tokens: [], gap: start }];
  let depth = 0;
  for (const token of tokens) {
    if (isMark(token, '(')) depth += 1;
    if (isMark(token, ')')) depth -= 1;
    if (depth === 0 && isMark(token, ',')) parts.push({ tokens: [], gap: token.span.end });
    else parts.at(-1)?.tokens.push(token);
  }
  return parts;
}

/** Every item of a statement with the list it stands in. */
export function reflectionItems(statement: CreateReflection): readonly (readonly [ReflectionList, ReflectionItem])[] {
  return statement.lists.flatMap(list => list.items.map(item => [list, item] as const));
}
