import type { Block } from '@lakehouse/jinja';
import type { Completion } from '../../answers/completion';
import { BRANCH_TAGS, JINJA_TAGS, type JinjaTag } from '../../dbt/jinja/catalogue/jinjaTags';
import type { JinjaPlace } from '../../dbt/jinja/jinjaPlace';
import { tagText } from '../../dbt/jinja/tagText';
import type { FeatureContext } from '../../feature';
import { extensionOf } from '../../text/filePath';

/** What may stand first in `{% … %}`: the end and the branches of the open block, then statements with their ends. */
export function completeTag(context: FeatureContext, place: JinjaPlace, offset: number): readonly Completion[] {
  const { word, segment } = place;
  const before = word.start === segment.inner.start ? ' ' : '';
  const closing = word.end === segment.inner.end ? ' ' : '';
  const behind = segment.closed ? closing : ' %}';
  const block = openBlockAt(context.document.jinja.structure.blocks, offset);
  const keyword = block?.keyword;
  const branches = keyword === undefined ? [] : (BRANCH_TAGS[keyword] ?? []);
  const ends = keyword === undefined || block?.close !== undefined ? [] : [`end${keyword}`];
  const inside = [...ends, ...branches].map((label, rank): Completion => {
    const condition = label === 'elif' ? ' ${1:condition}' : '';
    const insert = `${before}${label}${condition}${behind}`;
    return { label, kind: 'keyword', replace: word, insert, snippet: condition !== '', filter: label, rank };
  });
  const statements = JINJA_TAGS.filter(tag => suits(tag, context)).map((tag, at): Completion => {
    const insert = before + tag.snippet + behind;
    return {
      label: tag.keyword,
      kind: 'keyword',
      replace: word,
      insert,
      snippet: true,
      filter: tag.keyword,
      documentation: tagText(tag),
      rank: 10 + at,
    };
  });
  return [...inside, ...statements];
}

function suits({ only }: JinjaTag, { document, project }: FeatureContext): boolean {
  const role = project?.fileOf(document.path)?.role;
  if (only === 'docs') return extensionOf(document.path) === '.md';
  if (only === undefined) return extensionOf(document.path) !== '.md';
  return role === undefined || role === only;
}

/** The innermost block around an offset. */
function openBlockAt(blocks: readonly Block[], offset: number): Block | undefined {
  for (const block of blocks) {
    const body = block.branches.find(one => one.body.start <= offset && offset <= one.body.end);
    if (body !== undefined) return openBlockAt(body.children, offset) ?? block;
  }
  return undefined;
}
