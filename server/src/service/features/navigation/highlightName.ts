import type { Block, JinjaDocument } from '@lakehouse/jinja';
import type { Highlight } from '../../answers/editorMark';
import type { FeatureContext } from '../../feature';
import { extensionOf } from '../../text/filePath';
import { touches, type Span } from '../../text/span';
import { localUses } from './localUses';
import { isSame, meaningOf } from './meaning';
import { nameAt, usesIn } from './meaningAt';
import { sqlPlacesAt } from './sql/sqlPlaces';

/** Where else the document says what stands under the cursor: the words of a block, a name of the project, of Jinja or of SQL. */
export function highlightName(context: FeatureContext, offset: number): readonly Highlight[] | undefined {
  const isTemplate = ['.sql', '.md'].includes(extensionOf(context.document.path));
  return (
    (isTemplate ? blockWords(context.document.jinja, offset) : undefined) ??
    namedLike(context, offset) ??
    (isTemplate ? localUses(context.document.jinja, offset)?.places : undefined) ??
    inSql(context, offset)
  );
}

function namedLike(context: FeatureContext, offset: number): readonly Highlight[] | undefined {
  const { project, document } = context;
  const found = nameAt(context, offset);
  if (found === undefined || project === undefined) return undefined;
  return usesIn(context)
    .filter(use => isSame(found.meaning, meaningOf(project, document.path, use)))
    .map(({ span, defines }) => ({ span, write: defines === true }));
}

/** `if`, `elif`, `else` and `endif` of one block. */
function blockWords({ structure }: JinjaDocument, offset: number): readonly Highlight[] | undefined {
  const words = structure.blocks.map(block => wordsAround(block, offset)).find(found => found !== undefined);
  return words?.map(span => ({ span, write: false }));
}

function wordsAround({ branches, close, span }: Block, offset: number): readonly Span[] | undefined {
  if (!touches(span, offset)) return undefined;
  const tags = [...branches.map(({ tag }) => tag), ...(close === undefined ? [] : [close])];
  const words = tags.map(({ statement }) => statement.keywordSpan);
  if (words.some(word => touches(word, offset))) return words;
  return branches
    .flatMap(({ children }) => children)
    .map(child => wordsAround(child, offset))
    .find(found => found !== undefined);
}

function inSql(context: FeatureContext, offset: number): readonly Highlight[] | undefined {
  const places = sqlPlacesAt(context, offset, 'document')?.filter(({ file }) => file === context.document.path);
  return places?.map(({ span, isDefinition }) => ({ span, write: isDefinition }));
}
