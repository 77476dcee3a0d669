import * as l10n from '@vscode/l10n';
import type { CodeAction, PublishedProblem } from '../../answers/codeAction';
import type { WorkspaceChange } from '../../answers/workspaceChange';
import type { FeatureContext } from '../../feature';
import type { RefDependency, SourceDependency } from '../../project/projectNode';
import { folderOf, joinPath } from '../../text/filePath';
import type { Span } from '../../text/span';
import { makeSource } from './makeSource';
import { referencesIn } from './referencesIn';
import { sourceEntryChange } from './sourceEntryChange';

/** What mends a reference beyond another name: making the model or the entry of the source that is missing; and sources of written paths. */
export function actReference(
  context: FeatureContext,
  selection: Span,
  problems: readonly PublishedProblem[],
): readonly CodeAction[] {
  const mended = problems.filter(({ code }) => code === 'ref.missing' || code === 'source.missing');
  if (context.project === undefined) return [];
  if (mended.length === 0) return makeSource(context, selection);
  const references = referencesIn(context);
  return mended.flatMap(mends => {
    const of = references.find(({ span }) => span.start <= mends.span.start && mends.span.end <= span.end);
    if (of === undefined) return [];
    return of.kind === 'ref' ? newModel(context, of, mends) : newSource(context, of, mends);
  });
}

const MODEL = `select
    1 as id
`;

/** A model beside this one: a file that the project reads as a model. */
function newModel(
  { project, document }: FeatureContext,
  { name, packageName }: RefDependency,
  mends: PublishedProblem,
): readonly CodeAction[] {
  if (!/^\w+$/.test(name) || (packageName !== undefined && packageName !== project?.name)) return [];
  const role = project?.fileOf(document.path)?.role;
  // Beside a macro or a test no model would be read.
  const folder =
    role === 'model' || role === 'properties' ? folderOf(document.path) : joinPath(project?.root ?? '', 'models');
  const change: WorkspaceChange = { edits: [], created: [{ file: joinPath(folder, `${name}.sql`), text: MODEL }] };
  return [{ title: l10n.t('Create the model "{0}"', name), kind: 'quickfix', mends, change }];
}

function newSource(context: FeatureContext, of: SourceDependency, mends: PublishedProblem): readonly CodeAction[] {
  const change = sourceEntryChange(context, of);
  const title = l10n.t('Add "{0}.{1}" to the sources', of.sourceName, of.tableName);
  return change === undefined ? [] : [{ title, kind: 'quickfix', mends, change }];
}
