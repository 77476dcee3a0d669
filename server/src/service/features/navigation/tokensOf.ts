import { isKnownFunction, isMark, type SqlScope, type Token } from '@lakehouse/sql';
import type { SemanticToken } from '../../answers/editorMark';
import { builtinNamed } from '../../dbt/jinja/builtins';
import type { FeatureContext } from '../../feature';
import type { NameUse } from '../../project/read/nameUse';
import { analysisOf } from '../../sql/documentAnalysis';
import { sqlOf, sqlRole } from '../../sqlDocument';
import { extensionOf } from '../../text/filePath';
import type { Span } from '../../text/span';
import { meaningOf, type Meaning } from './meaning';
import { usesIn } from './meaningAt';

/** Documents longer than this are left to the grammar: an editor shows little of them at a time. */
const LONGEST = 300_000;

const TYPES: Readonly<Record<Meaning['kind'], SemanticToken['type']>> = {
  node: 'class',
  table: 'class',
  source: 'namespace',
  macro: 'macro',
  docs: 'property',
  var: 'variable',
  metric: 'property',
  group: 'namespace',
};

/** Names whose meaning only the project knows: of models, sources and macros, and of columns and tables in a query. */
export function tokensOf(context: FeatureContext): readonly SemanticToken[] {
  if (extensionOf(context.document.path) !== '.sql' || context.document.text.length > LONGEST) return [];
  return [...names(context), ...sqlNames(context), ...functions(context)];
}

function names(context: FeatureContext): readonly SemanticToken[] {
  const { project, document } = context;
  if (project === undefined) return [];
  return usesIn(context).flatMap((use): SemanticToken[] => {
    const meaning = meaningOf(project, document.path, use);
    if (meaning === undefined) return builtin(use);
    const modifiers = use.defines ? { modifiers: ['declaration' as const] } : {};
    return [{ span: use.span, type: TYPES[meaning.kind], ...modifiers }];
  });
}

/** A macro that comes with dbt. */
function builtin({ kind, name, of, span }: NameUse): SemanticToken[] {
  const isKnown = kind === 'macro' && builtinNamed(of === undefined ? name : `${of}.${name}`) !== undefined;
  return isKnown ? [{ span, type: 'macro', modifiers: ['defaultLibrary'] }] : [];
}

function sqlNames(context: FeatureContext): readonly SemanticToken[] {
  const found = analysisOf(context);
  if (found === undefined) return [];
  const isWritten = ({ start, end }: Span): boolean =>
    end > start && found.sql.slice(start, end) === context.document.text.slice(start, end);
  const ctes = found.analysis.ctes.map(({ name }): SemanticToken => declared(name.span, 'variable'));
  return [...ctes, ...found.scopes.flatMap(scopeTokens)].filter(({ span }) => isWritten(span));
}

function scopeTokens({ relations, references, output, stars }: SqlScope): readonly SemanticToken[] {
  const isAlias = ({ definition, expression }: SqlScope['output'][number]): boolean =>
    definition.start >= expression.end || definition.end <= expression.start;
  return [
    ...relations.flatMap(({ alias, cte, name }): SemanticToken[] => [
      ...(alias === undefined ? [] : [declared(alias.span, 'variable')]),
      ...(cte === undefined || name === undefined ? [] : [{ span: name.span, type: 'variable' as const }]),
    ]),
    ...references.flatMap(({ name, qualifier, resolution }): SemanticToken[] => {
      const isResolved = resolution.kind === 'column' || resolution.kind === 'alias';
      const [first] = qualifier?.parts ?? [];
      const table = first === undefined || !isResolved ? [] : [{ span: first.span, type: 'variable' as const }];
      return isResolved ? [...table, { span: name.span, type: 'property' }] : table;
    }),
    ...stars.flatMap(({ qualifier }): SemanticToken[] =>
      qualifier === undefined ? [] : [{ span: qualifier.span, type: 'variable' }],
    ),
    ...output.filter(one => !one.star && isAlias(one)).map(one => declared(one.definition, 'property')),
  ];
}

function declared(span: Span, type: SemanticToken['type']): SemanticToken {
  return { span, type, modifiers: ['declaration'] };
}

/** Functions of Dremio where they are called, and the types of casts. */
function functions(context: FeatureContext): readonly SemanticToken[] {
  if (sqlRole(context.document, context.project) === undefined) return [];
  const { tokens } = sqlOf(context.document);
  return tokens.flatMap((token, at): SemanticToken[] => {
    if (token.kind !== 'word') return [];
    if (isMark(tokens[at + 1], '(') && !isMark(tokens[at - 1], '.') && isKnownFunction(token.keyword))
      return [{ span: token.span, type: 'function', modifiers: ['defaultLibrary'] }];
    return isCastType(tokens, at) ? [{ span: token.span, type: 'type', modifiers: ['defaultLibrary'] }] : [];
  });
}

/** `cast(… as TYPE` with what the parenthesis closes, or `(` of the type's length, behind it; or `::TYPE`. */
function isCastType(tokens: readonly Token[], at: number): boolean {
  if (isMark(tokens[at - 1], '::')) return true;
  if (tokens[at - 1]?.keyword !== 'AS') return false;
  let depth = 0;
  for (let back = at - 1; back > 0; back -= 1) {
    if (isMark(tokens[back], ')')) depth += 1;
    if (!isMark(tokens[back], '(')) continue;
    if (depth === 0) return ['CAST', 'TRY_CAST', 'SAFE_CAST'].includes(tokens[back - 1]?.keyword ?? '');
    depth -= 1;
  }
  return false;
}
