import type { Place } from '../../answers/place';
import type { FeatureContext } from '../../feature';
import type { ProjectView } from '../../project/projectView';
import { extensionOf } from '../../text/filePath';
import { localUses } from './localUses';
import type { Meaning } from './meaning';
import { nameAt } from './meaningAt';

/** Where the thing is made that the name under the cursor stands for. */
export function defineName(context: FeatureContext, offset: number): readonly Place[] | undefined {
  const { project, document } = context;
  const found = nameAt(context, offset);
  if (found !== undefined && project !== undefined) return definitionsOf(project, found.meaning);
  const isThis = project === undefined ? undefined : defineThis(project, document, offset);
  return isThis ?? defineLocal(document, offset);
}

/** Places that make a thing; undefined for a variable that nobody declares. */
export function definitionsOf(project: ProjectView, meaning: Meaning): readonly Place[] | undefined {
  switch (meaning.kind) {
    case 'node':
    case 'table':
    case 'metric':
      return [{ file: meaning.node.file, span: meaning.node.span }];
    case 'macro':
      return [{ file: meaning.macro.file, span: meaning.macro.span }];
    case 'docs':
      return [{ file: meaning.block.file, span: meaning.block.span }];
    case 'source':
      return definingUses(project, 'source', meaning);
    case 'group': {
      const group = project.group(meaning.name);
      return group && [{ file: group.file, span: group.span }];
    }
    case 'var': {
      const places = project.declaredVariables().filter(({ name }) => name === meaning.name);
      return places.length === 0 ? undefined : places.map(({ file, span }) => ({ file, span }));
    }
  }
}

function definingUses(project: ProjectView, kind: 'source', { name, packageName }: Meaning): readonly Place[] {
  return [...project.uses.named(kind, name)]
    .filter(({ file, use }) => use.defines && project.packageOfFile(file) === packageName)
    .map(({ file, use }) => ({ file, span: use.span }));
}

/** Where the template gives a name its value: the last place before the cursor, as far as the text tells. */
function defineLocal({ path, jinja }: FeatureContext['document'], offset: number): readonly Place[] | undefined {
  if (extensionOf(path) !== '.sql') return undefined;
  const writes = localUses(jinja, offset)?.places.filter(({ write }) => write) ?? [];
  const made = writes.findLast(({ span }) => span.start < offset) ?? writes[0];
  return made && [{ file: path, span: made.span }];
}

/** `this` is the node that the file makes: what YAML says of it, since the cursor is in its text already. */
function defineThis(
  project: ProjectView,
  { path, jinja }: FeatureContext['document'],
  offset: number,
): readonly Place[] | undefined {
  const isThis = jinja.segments.some(
    segment =>
      (segment.kind === 'expression' || segment.kind === 'statement') &&
      segment.span.start <= offset &&
      offset <= segment.span.end &&
      segment.tokens.some(
        one => one.kind === 'name' && one.text === 'this' && one.span.start <= offset && offset <= one.span.end,
      ),
  );
  const properties = isThis ? project.nodesOfFile(path)[0]?.properties : undefined;
  return properties && [{ file: properties.file, span: properties.span }];
}
