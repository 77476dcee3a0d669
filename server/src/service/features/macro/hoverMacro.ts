import type { StringToken, TagSegment, Token } from '@lakehouse/jinja';
import type { Hover } from '../../answers/hover';
import { builtinText } from '../../dbt/jinja/builtinText';
import { calleeAt, calleeNamed, packageAt, parametersOf } from '../../dbt/jinja/callee';
import { dottedBefore } from '../../dbt/jinja/callPlace';
import { FILTERS } from '../../dbt/jinja/catalogue/filters';
import { JINJA_TAGS } from '../../dbt/jinja/catalogue/jinjaTags';
import { JINJA_TESTS } from '../../dbt/jinja/catalogue/jinjaTests';
import { jinjaPlace, type JinjaPlace } from '../../dbt/jinja/jinjaPlace';
import { localNamesAt, type LocalName } from '../../dbt/jinja/localNames';
import { macroText } from '../../dbt/jinja/macroText';
import { tagText } from '../../dbt/jinja/tagText';
import type { FeatureContext } from '../../feature';
import type { ProjectMacro } from '../../project/projectMacro';
import { leadingComment } from './leadingComment';

/** What a name in a tag is: a macro with its documentation, something of dbt's or Jinja's, a name of the template. */
export function hoverMacro(context: FeatureContext, offset: number): Hover | undefined {
  const defined = definitionAt(context, offset);
  if (defined !== undefined) return { span: defined.span, markdown: textOf(context, defined) };
  const place = jinjaPlace(context.document, offset);
  if (place === undefined || place.kind === 'text') return place && hoverDispatch(context, place);
  const { word } = place;
  const name = context.document.text.slice(word.start, word.end);
  if (name === '') return undefined;
  const markdown = markdownOf(context, place, name);
  return markdown === undefined ? undefined : { span: word, markdown };
}

function markdownOf(context: FeatureContext, place: JinjaPlace, name: string): string | undefined {
  switch (place.kind) {
    case 'keyword': {
      const tag = JINJA_TAGS.find(({ keyword }) => keyword === name || `end${keyword}` === name);
      return tag && tagText(tag);
    }
    case 'filter':
    case 'test': {
      const found = (place.kind === 'filter' ? FILTERS : JINJA_TESTS).find(one => one.name === name);
      return found && builtinText(found);
    }
    case 'name':
      if (place.startsArgument && isKeyword(context, place)) return parameterText(context, place, name);
      return localText(context, name, place.word.start) ?? calleeText(context, name);
    case 'member': {
      const full = dottedName(place.segment, place.word.end);
      return full === undefined || isLocal(context, full, place.word.start) ? undefined : calleeText(context, full);
    }
    default:
      return undefined;
  }
}

function calleeText(context: FeatureContext, name: string): string | undefined {
  const callee = calleeNamed(context, name);
  if (callee === undefined) return undefined;
  return callee.kind === 'macro' ? textOf(context, callee.macro) : builtinText(callee.builtin);
}

function textOf(context: FeatureContext, macro: ProjectMacro): string {
  const file = context.documentAt(macro.file);
  const comment = file === undefined ? undefined : leadingComment(file.jinja, macro.span);
  return macroText(macro, context.project?.root ?? '', comment);
}

function isKeyword({ document }: FeatureContext, { word }: JinjaPlace): boolean {
  return /^\s*=(?!=)/.test(document.text.slice(word.end, word.end + 20));
}

/** What YAML says of a parameter, and its default. */
function parameterText(context: FeatureContext, { call }: JinjaPlace, name: string): string | undefined {
  const callee = call && calleeAt(context, call);
  const parameter = callee && parametersOf(callee)?.find(one => one.name === name);
  if (parameter === undefined) return undefined;
  const { otherwise, type, description } = parameter;
  const head = otherwise === undefined ? name : `${name}=${otherwise}`;
  const parts = [`\`\`\`jinja\n${head}\n\`\`\``, type === undefined ? '' : `\`${type}\``, description ?? ''];
  return parts.filter(part => part !== '').join('\n\n');
}

function localText({ document }: FeatureContext, name: string, offset: number): string | undefined {
  const local = localNamesAt(document.jinja, offset).find(one => one.name === name);
  if (local === undefined) return undefined;
  const { value, kind } = local;
  const written = value === undefined ? '' : ` = ${document.text.slice(value.span.start, value.span.end)}`;
  return `\`\`\`jinja\n${wordOf(kind)}${name}${written}\n\`\`\``;
}

function wordOf(kind: LocalName['kind']): string {
  if (kind === 'set') return 'set ';
  return kind === 'loop' ? 'for ' : '';
}

function isLocal({ document }: FeatureContext, full: string, offset: number): boolean {
  const root = full.split('.')[0];
  return root !== 'loop' && localNamesAt(document.jinja, offset).some(({ name }) => name === root);
}

function dottedName({ tokens }: TagSegment, end: number): string | undefined {
  const at = tokens.findIndex(({ span }) => span.end === end);
  return at < 0 ? undefined : dottedBefore(tokens, at + 1)?.name;
}

/** The macro whose definition names it under the cursor. */
function definitionAt({ project, document }: FeatureContext, offset: number): ProjectMacro | undefined {
  return project?.macrosOfFile(document.path).find(({ span }) => span.start <= offset && offset <= span.end);
}

/** Within `adapter.dispatch('…')`: the macro that it finds. */
function hoverDispatch(context: FeatureContext, { call, word, segment }: JinjaPlace): Hover | undefined {
  if (call?.name !== 'adapter.dispatch' || call.index > 0) return undefined;
  const texts = segment.tokens.filter((token: Token): token is StringToken => token.kind === 'string');
  const at = texts.findIndex(({ inner }) => inner.start === word.start);
  const name = texts[at]?.value;
  if (name === undefined) return undefined;
  const macro = context.project?.dispatched({ name, namespace: texts[at + 1]?.value }, packageAt(context));
  return macro && { span: word, markdown: textOf(context, macro) };
}
