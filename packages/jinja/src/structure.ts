import type { Span } from './span';
import type { StatementTag } from './tag';

/** A stretch of a block under one tag: of an `if` each branch is one, of a `for` the body and its `else`. */
export interface Branch {
  readonly tag: StatementTag;
  /** From behind the tag to the next branch or the end. */
  readonly body: Span;
  readonly children: readonly Block[];
}

/** A statement with an end, and what stands between: `if … endif`, `macro … endmacro`. */
export interface Block {
  readonly keyword: string;
  readonly branches: readonly Branch[];
  /** The tag that ends it; `undefined` when it is missing: the block then ends with what encloses it. */
  readonly close: StatementTag | undefined;
  /** From the first tag to the end of the last. */
  readonly span: Span;
}

/** A tag whose partner is missing. */
export interface StructureProblem {
  readonly kind: 'strayEnd' | 'strayBranch' | 'missingEnd';
  readonly tag: StatementTag;
}

export interface Structure {
  readonly blocks: readonly Block[];
  readonly problems: readonly StructureProblem[];
}

const BLOCKS = new Set([
  'if',
  'for',
  'macro',
  'call',
  'filter',
  'block',
  'test',
  'data_test',
  'materialization',
  'snapshot',
  'docs',
  'with',
  'autoescape',
]);
const BRANCHES: Readonly<Record<string, readonly string[]>> = { elif: ['if'], else: ['if', 'for'] };

/** Blocks nested deeper than anyone writes are left out, so that who walks the tree needs no guard of its own. */
const DEEPEST = 100;

interface OpenBranch {
  readonly tag: StatementTag;
  readonly start: number;
  readonly children: Block[];
}

interface OpenBlock {
  readonly keyword: string;
  readonly branches: Branch[];
  branch: OpenBranch;
}

/** Pairs statements with their ends; tolerant of stray and missing ones, which become problems. */
export function readStructure(tags: readonly StatementTag[], textEnd: number): Structure {
  const builder = new StructureBuilder();
  for (const tag of tags) builder.add(tag);
  return builder.finish(textEnd);
}

class StructureBuilder {
  readonly #blocks: Block[] = [];
  readonly #problems: StructureProblem[] = [];
  readonly #open: OpenBlock[] = [];
  #tooDeep = 0;

  add(tag: StatementTag): void {
    const { statement } = tag;
    const { keyword } = statement;
    const blockSet = statement.kind === 'set' && statement.value === undefined;
    if (BLOCKS.has(keyword) || blockSet) {
      if (this.#open.length >= DEEPEST) this.#tooDeep++;
      else this.#open.push({ keyword, branches: [], branch: { tag, start: tag.segment.span.end, children: [] } });
      return;
    }
    if (this.#tooDeep > 0) {
      if (keyword.startsWith('end')) this.#tooDeep--;
      return;
    }
    const parents = BRANCHES[keyword];
    if (parents !== undefined) this.#addBranch(tag, parents);
    else if (keyword.startsWith('end')) this.#close(tag, keyword.slice('end'.length));
  }

  finish(textEnd: number): Structure {
    while (this.#open.length > 0) this.#closeInnermost(undefined, textEnd);
    return { blocks: this.#blocks, problems: this.#problems };
  }

  #addBranch(tag: StatementTag, parents: readonly string[]): void {
    const block = this.#open.at(-1);
    // Nothing comes behind `else`.
    const isOver = block?.branch.tag.statement.keyword === 'else';
    if (block === undefined || isOver || !parents.includes(block.keyword)) {
      this.#problems.push({ kind: 'strayBranch', tag });
      return;
    }
    block.branches.push(finishBranch(block.branch, tag.segment.span.start));
    block.branch = { tag, start: tag.segment.span.end, children: [] };
  }

  #close(tag: StatementTag, keyword: string): void {
    const index = this.#open.findLastIndex(block => block.keyword === keyword);
    if (index < 0) {
      this.#problems.push({ kind: 'strayEnd', tag });
      return;
    }
    // What was opened inside and never ended ends where its outer block does.
    while (this.#open.length > index + 1) this.#closeInnermost(undefined, tag.segment.span.start);
    this.#closeInnermost(tag, tag.segment.span.start);
  }

  #closeInnermost(close: StatementTag | undefined, end: number): void {
    const open = this.#open.pop();
    if (open === undefined) return;
    const branches = [...open.branches, finishBranch(open.branch, end)];
    const first = branches[0]?.tag ?? open.branch.tag;
    if (close === undefined) this.#problems.push({ kind: 'missingEnd', tag: first });
    const span = { start: first.segment.span.start, end: close?.segment.span.end ?? end };
    const siblings = this.#open.at(-1)?.branch.children ?? this.#blocks;
    siblings.push({ keyword: open.keyword, branches, close, span });
  }
}

function finishBranch(branch: OpenBranch, end: number): Branch {
  return {
    tag: branch.tag,
    body: { start: branch.start, end: Math.max(branch.start, end) },
    children: branch.children,
  };
}
