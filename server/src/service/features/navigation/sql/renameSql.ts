import { Failure } from '@lakehouse/base';
import { quoteName, type SqlRelation, type SqlScope } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { RenameTarget } from '../../../answers/rename';
import type { TextChange, WorkspaceChange } from '../../../answers/workspaceChange';
import type { FeatureContext } from '../../../feature';
import type { FilePath } from '../../../text/filePath';
import { touches, type Span } from '../../../text/span';
import { columnAt, type ColumnAt } from './columnAt';
import { ColumnTrace, type ColumnPlace } from './columnTrace';
import { relationNameAt, relationUses, type RelationName } from './relationUses';
import { isSameName, SqlFiles, type SqlFile } from './sqlFile';

/** Names that SQL takes in quotes at least, and YAML without. */
const NAME = /^[\p{L}_][\p{L}\p{N}_$]*(?:[ -][\p{L}\p{N}_$]+)*$/u;

/** The query of WITH, the alias or the column under a cursor. */
export function sqlRenameTarget(context: FeatureContext, offset: number): RenameTarget | undefined {
  const files = new SqlFiles(context);
  const document = files.at(context.document.path)?.analysis;
  const name = document && relationNameAt(document, offset);
  const part = document && name && relationUses(document, name).find(one => touches(one.part.span, offset))?.part.span;
  const span = part ?? columnAt(context, files, offset)?.span;
  return span && unquoted(context.document.text, span);
}

/** Another name for it. @throws Failure when it cannot be called so */
export function renameSql(context: FeatureContext, offset: number, newName: string): WorkspaceChange | undefined {
  const files = new SqlFiles(context);
  const file = files.at(context.document.path);
  const name = file && relationNameAt(file.analysis, offset);
  if (file !== undefined && name !== undefined) return renameRelation(file, name, newName);
  const column = columnAt(context, files, offset);
  return column && renameColumn(context, { files, column }, newName);
}

function renameRelation(file: SqlFile, name: RelationName, newName: string): WorkspaceChange {
  checkName(newName);
  const { analysis, scopes } = file.analysis;
  // Where the name is used, and in the queries within, nothing else may be called so.
  const reading = new Set(scopes.filter(({ relations }) => relations.some(one => isCalledBy(name, one))));
  const others = scopes.filter(scope => isWithin(scope, reading)).flatMap(aliasesIn);
  if (name.kind === 'cte') others.push(...analysis.ctes.map(one => one.name.value));
  if (others.some(one => isSameName(one, newName))) throw taken(newName);
  const spans = relationUses(file.analysis, name).map(({ part }) => part.span);
  return { edits: [{ file: file.path, changes: spans.map(span => sqlChange(file, span, newName)) }] };
}

function isCalledBy(name: RelationName, relation: SqlRelation): boolean {
  return name.kind === 'cte' ? relation.cte === name.cte : relation === name.relation;
}

function isWithin(scope: SqlScope, around: ReadonlySet<SqlScope>): boolean {
  for (let at: SqlScope | undefined = scope; at !== undefined; at = at.outer) if (around.has(at)) return true;
  return false;
}

/** Whether a place without a qualifier would name a column of another relation as well. */
function isAmbiguous({ analysis }: SqlFile, places: readonly ColumnPlace[], newName: string): boolean {
  const starts = new Set(places.map(({ span }) => span.start));
  return analysis.scopes.some(({ references, relations }) =>
    references.some(
      ({ qualifier, name, resolution }) =>
        qualifier === undefined &&
        starts.has(name.span.start) &&
        relations.some(
          one =>
            !(resolution.kind === 'column' && resolution.relation === one) &&
            one.columns.some(column => isSameName(column.name, newName)),
        ),
    ),
  );
}

function aliasesIn({ relations }: SqlFile['analysis']['scopes'][number]): readonly string[] {
  return relations.flatMap(({ exposedName }) => exposedName ?? []);
}

function renameColumn(
  context: FeatureContext,
  { files, column }: { readonly files: SqlFiles; readonly column: ColumnAt },
  newName: string,
): WorkspaceChange {
  checkName(newName);
  const { start } = column;
  if (start.kind === 'table')
    throw refusal(
      l10n.t(
        'No query of the project makes this column: where it is read from {0}, give it a name with AS.',
        start.node.name,
      ),
    );
  checkOwner(context, start.file.path);
  const trace = new ColumnTrace(context, files, 'project');
  const places = trace.follow(start).filter(({ file }) => isOwn(context, file));
  if ([...trace.queries].some(query => query.output.some(one => isSameName(one.name, newName)))) throw taken(newName);
  if (trace.isJoinedByName)
    throw refusal(l10n.t('A join by USING goes by this column: write the join with ON, then rename it.'));
  const changed = [...new Set(places.map(({ file }) => file))];
  for (const path of changed) {
    const file = files.at(path);
    const own = places.filter(one => one.file === path);
    if (file !== undefined && isAmbiguous(file, own, newName)) throw taken(newName);
  }
  const edits = changed.map(file => ({
    file,
    changes: places.filter(one => one.file === file).map(one => columnChange(files, one, newName)),
  }));
  return { edits };
}

function columnChange(files: SqlFiles, { file, span, form, isText }: ColumnPlace, newName: string): TextChange {
  if (isText === true) return { span, text: newName, confirm: l10n.t('A text that may be meant for the column') };
  if (form === 'text') return { span, text: newName };
  const at = files.at(file);
  if (form === 'sql') return at === undefined ? { span, text: quoteName(newName) } : sqlChange(at, span, newName);
  return { span: { start: span.end, end: span.end }, text: ` as ${quoteName(newName)}` };
}

/** A name in SQL keeps the quotes that it has. */
function sqlChange({ text, analysis }: SqlFile, span: Span, newName: string): TextChange {
  const written = text.slice(span.start, span.end);
  if (written !== analysis.sql.slice(span.start, span.end))
    throw refusal(l10n.t('Jinja makes this name ({0}): change it where it is worked out.', written));
  return { span, text: written.startsWith('"') ? `"${newName.replaceAll('"', '""')}"` : quoteName(newName) };
}

function checkName(name: string): void {
  if (NAME.test(name)) return;
  throw refusal(l10n.t('A name in a query begins with a letter and consists of letters, digits and underscores.'));
}

function checkOwner({ project }: FeatureContext, file: FilePath): void {
  const owner = project?.packageOfFile(file);
  if (project === undefined || owner === undefined || owner === project.name) return;
  throw refusal(l10n.t('The column belongs to the installed package {0}: rename it there.', owner));
}

function isOwn({ project }: FeatureContext, file: FilePath): boolean {
  const owner = project?.packageOfFile(file);
  return owner === undefined || owner === project?.name;
}

function unquoted(text: string, { start, end }: Span): RenameTarget {
  const isQuoted = text.charAt(start) === '"' && text.charAt(end - 1) === '"' && end - start > 1;
  const span = isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
  return { span, name: text.slice(span.start, span.end) };
}

function taken(name: string): Failure {
  return refusal(l10n.t('The name {0} is taken already: type another.', name));
}

function refusal(message: string): Failure {
  return new Failure('rename.refused', message);
}
