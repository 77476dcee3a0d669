import type { Block, JinjaDocument, StatementTag, StructureProblem } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import type { Problem, Replacement } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { extensionOf } from '../../text/filePath';
import { isTemplate } from './isTemplate';

/** Blocks without an end, ends and branches without a block, and ends of another block than the one that is open. */
export function checkBlocks(context: FeatureContext): readonly Problem[] {
  const { document, project } = context;
  const isDocs = extensionOf(document.path) === '.md' && project?.fileOf(document.path)?.role === 'docs';
  if (!isTemplate(context) && !isDocs) return [];
  const { jinja } = document;
  const found = jinja.structure.problems.filter(({ tag }) => !isDocs || /^(?:end)?docs$/.test(tag.statement.keyword));
  const open = openBlocks(jinja.structure.blocks);
  const pairs = wrongEnds(found, open);
  const mended = new Set(pairs.values());
  return found.flatMap(problem => {
    const wrong = pairs.get(problem);
    if (wrong !== undefined) return [wrongEnd(context, problem.tag, wrong)];
    const block = open.find(one => one.branches[0]?.tag === problem.tag);
    if (block !== undefined && mended.has(block)) return [];
    return [problemOf(jinja, problem, block)];
  });
}

/** Blocks that nothing ends, outer ones first. */
function openBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap(block => [
    ...(block.close === undefined ? [block] : []),
    ...block.branches.flatMap(({ children }) => openBlocks(children)),
  ]);
}

/** Ends that were meant for the innermost block around them that nothing ends: each block once. */
function wrongEnds(
  problems: readonly StructureProblem[],
  open: readonly Block[],
): ReadonlyMap<StructureProblem, Block> {
  const pairs = new Map<StructureProblem, Block>();
  const taken = new Set<Block>();
  for (const problem of problems) {
    if (problem.kind !== 'strayEnd') continue;
    const { start } = problem.tag.segment.span;
    const block = open.findLast(one => one.span.start < start && start < one.span.end && !taken.has(one));
    if (block === undefined) continue;
    taken.add(block);
    pairs.set(problem, block);
  }
  return pairs;
}

function wrongEnd({ document }: FeatureContext, { segment, statement }: StatementTag, block: Block): Problem {
  const opening = block.branches[0]?.tag.segment.span ?? block.span;
  const wanted = `end${block.keyword}`;
  return {
    span: segment.span,
    severity: 'error',
    code: 'jinja.block',
    message: l10n.t(
      '"{0}" stands where "{1}" is expected: the open block is "{2}".',
      statement.keyword,
      wanted,
      block.keyword,
    ),
    related: [{ place: { file: document.path, span: opening }, message: l10n.t('The block that is open') }],
    replacements: [{ title: l10n.t('Write {0}', wanted), span: statement.keywordSpan, text: wanted }],
  };
}

function problemOf(jinja: JinjaDocument, { kind, tag }: StructureProblem, block: Block | undefined): Problem {
  const { segment, statement } = tag;
  const base = { span: segment.span, severity: 'error', code: 'jinja.block' } as const;
  if (kind === 'strayEnd') {
    const opening = statement.keyword.slice('end'.length);
    return { ...base, message: l10n.t('"{0}" ends nothing: no "{1}" is open here.', statement.keyword, opening) };
  }
  if (kind === 'strayBranch')
    return {
      ...base,
      message: l10n.t('"{0}" belongs to no block: no "if" is open here that it could follow.', statement.keyword),
    };
  const end = `end${statement.keyword}`;
  const message =
    statement.kind === 'set'
      ? l10n.t('This "set" has no value and no "endset": write "=" and a value, or close the block.')
      : l10n.t('"{0}" has no "{1}" that closes it.', statement.keyword, end);
  return { ...base, message, replacements: block === undefined ? [] : [closing(jinja, block, end)] };
}

/** The end where the block breaks off: before what ends the block around it, or behind the text. */
function closing({ text }: JinjaDocument, { span }: Block, end: string): Replacement {
  const isLast = span.end >= text.length;
  const before = isLast && !text.endsWith('\n') ? '\n' : '';
  return {
    title: l10n.t('Add {0}', `{% ${end} %}`),
    span: { start: span.end, end: span.end },
    text: `${before}{% ${end} %}${isLast ? '\n' : ''}`,
  };
}
