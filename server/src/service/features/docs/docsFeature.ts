import type { StringExpression } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import type { Completion } from '../../answers/completion';
import type { Hover } from '../../answers/hover';
import type { Place } from '../../answers/place';
import type { Problem } from '../../answers/problem';
import { packageAt } from '../../dbt/jinja/callee';
import { jinjaPlace } from '../../dbt/jinja/jinjaPlace';
import { textCalls } from '../../dbt/jinja/textArgument';
import type { Feature, FeatureContext } from '../../feature';
import type { DocsBlock } from '../../project/docsBlock';
import { nearestNames } from '../../text/nearestNames';
import { touches } from '../../text/span';
import { changeTo } from '../../text/changeTo';

/** Texts of docs blocks, `doc('…')`. */
export const docsFeature: Feature = { complete: completeDoc, check: checkDocs, hover: hoverDoc, define: defineDoc };

interface AskedDoc {
  readonly packageName: string | undefined;
  readonly name: StringExpression;
}

function docsIn({ document }: FeatureContext): readonly AskedDoc[] {
  return textCalls(document, 'doc').flatMap(({ texts: [first, second, third] }) => {
    if (first === undefined || third !== undefined) return [];
    return [second === undefined ? { packageName: undefined, name: first } : { packageName: first.value, name: second }];
  });
}

function docAt(context: FeatureContext, offset: number): { asked: AskedDoc; block: DocsBlock } | undefined {
  const asked = docsIn(context).find(({ name }) => touches(name.inner, offset));
  const block = asked && context.project?.docsBlock(asked.name.value, asked.packageName, packageAt(context));
  return asked && block && { asked, block };
}

function hoverDoc(context: FeatureContext, offset: number): Hover | undefined {
  const found = docAt(context, offset);
  return found && { span: found.asked.name.inner, markdown: found.block.text };
}

function defineDoc(context: FeatureContext, offset: number): readonly Place[] | undefined {
  const block = docAt(context, offset)?.block;
  return block && [{ file: block.file, span: block.span }];
}

function completeDoc(context: FeatureContext, offset: number): readonly Completion[] | undefined {
  const place = jinjaPlace(context.document, offset);
  if (place?.call?.name !== 'doc' || place.call.nested) return undefined;
  const inText = place.kind === 'text';
  if (!inText && !(place.kind === 'name' && place.startsArgument)) return undefined;
  const { word, quote } = place;
  const names = new Map([...(context.project?.docsBlocks() ?? [])].map(block => [block.name, block]));
  return [...names].map(([label, { text, packageName }]) => {
    const insert = inText ? label + quote : `'${label}'`;
    const filter = inText ? label : insert;
    return { label, kind: 'value', replace: word, insert, filter, detail: packageName, documentation: text };
  });
}

/** Docs blocks that are not there: dbt does not read the project. */
function checkDocs(context: FeatureContext): readonly Problem[] {
  const { project, document } = context;
  if (project?.fileOf(document.path)?.role !== 'properties') return [];
  return docsIn(context).flatMap(({ name, packageName }) => {
    if (!name.closed || name.value === '') return [];
    if (project.docsBlock(name.value, packageName, packageAt(context)) !== undefined) return [];
    const span = name.inner;
    const names = new Set(
      [...project.docsBlocks()]
        .filter(block => packageName === undefined || block.packageName === packageName)
        .map(block => block.name),
    );
    return [
      {
        span,
        severity: 'error',
        code: 'doc.missing',
        message: l10n.t('There is no docs block "{0}": dbt does not read the project.', name.value),
        replacements: nearestNames(name.value, names).map(text => changeTo(span, text)),
      },
    ];
  });
}
