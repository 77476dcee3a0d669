import type { TextChange } from '../answers/workspaceChange';
import type { Feature, FeatureContext, FormatOptions } from '../feature';
import { extensionOf } from '../text/filePath';
import type { Span } from '../text/span';
import { formatTemplate, type PlacedToken } from './formatTemplate';

/** Lays out SQL with Jinja in it; text that it cannot lay out without changing more than white space stays as it is. */
export const formatFeature: Feature = { format };

async function format(context: FeatureContext, options: FormatOptions): Promise<readonly TextChange[] | undefined> {
  const { document, settings } = context;
  if (extensionOf(document.path) !== '.sql' && !document.path.startsWith('untitled:')) return undefined;
  const style = { ...options, keywordCase: settings.keywordCase };
  const placed = await formatTemplate(document.jinja, style);
  return placed === undefined ? [] : changesOf(document.text, placed, options.selection);
}

/** The smallest changes: of white space between tokens, and of keywords; those within a selection alone. */
function changesOf(text: string, placed: readonly PlacedToken[], selection: Span | undefined): readonly TextChange[] {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const changes: TextChange[] = [];
  let at = 0;
  for (const { token, gap, text: word } of placed) {
    changes.push({ span: { start: at, end: token.span.start }, text: gap.replaceAll('\n', lineEnd) });
    changes.push({ span: token.span, text: word });
    at = token.span.end;
  }
  changes.push({ span: { start: at, end: text.length }, text: lineEnd });
  return changes.filter(
    ({ span, text: wanted }) =>
      text.slice(span.start, span.end) !== wanted &&
      (selection === undefined || (selection.start < span.end && span.start < selection.end)),
  );
}
