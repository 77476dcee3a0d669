import type { FeatureContext } from '../../feature';
import type { NameUse } from '../../project/read/nameUse';
import { VARS_FILE } from '../../project/read/readProjectFile';
import { templateUses } from '../../project/read/templateUses';
import { jinjaUses } from '../../project/read/yamlUses';
import { extensionOf, joinPath } from '../../text/filePath';
import { touches, type Span } from '../../text/span';
import { meaningOf, type Meaning } from './meaning';

/** A name under a cursor with what it stands for. */
export interface NameAt {
  readonly meaning: Meaning;
  /** The letters of the name, without quotes and without what goes before it. */
  readonly span: Span;
  readonly use: NameUse;
}

/** The name at an offset of a document; undefined where there is none, or one that the project does not know. */
export function nameAt(context: FeatureContext, offset: number): NameAt | undefined {
  const { document, project } = context;
  if (project === undefined) return undefined;
  for (const use of usesIn(context)) {
    if (!touches(use.span, offset)) continue;
    const meaning = meaningOf(project, document.path, use);
    if (meaning !== undefined) return { meaning, span: use.span, use };
  }
  return undefined;
}

/** Every name of a document that means something of a project: also of a file that the project does not read. */
export function usesIn({ document, project }: FeatureContext): readonly NameUse[] {
  if (project === undefined) return [];
  if (project.fileOf(document.path) !== undefined) return project.uses.inFile(document.path);
  if (['dbt_project.yml', VARS_FILE].some(name => document.path === joinPath(project.root, name)))
    return [...declarations(project, document.path), ...jinjaUses(document.text)];
  return extensionOf(document.path) === '.sql' ? templateUses(document.jinja) : [];
}

function declarations(
  project: NonNullable<FeatureContext['project']>,
  file: FeatureContext['document']['path'],
): readonly NameUse[] {
  return project
    .declaredVariables()
    .filter(one => one.file === file)
    .map(({ name, span }) => ({ kind: 'var', name, span, defines: true }));
}
