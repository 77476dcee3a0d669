import type { Block, Branch } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import { knownColumnNames } from '../../dbt/columns/knownColumnNames';
import type { Problem } from '../../answers/problem';
import type { YamlArgument, YamlTest } from '../../dbt/yaml/yamlTests';
import { checkConfig } from '../../dbt/configKeys/checkConfig';
import { yamlEntries } from '../../dbt/configKeys/yamlConfig';
import type { FeatureContext, ServedDocument } from '../../feature';
import type { GenericTest } from '../../project/projectMacro';
import { isMergeKey } from '../../dbt/yaml/mergeKey';
import type { YamlNode } from '../../project/read/yamlNode';
import { nearestNames } from '../../text/nearestNames';
import type { Span } from '../../text/span';
import { relatedNode } from './describedAt';
import { problem, withNames } from './yamlProblem';

/** A generic test where it is asked for, with what its name means. */
export interface FoundTest {
  readonly test: YamlTest;
  readonly found: GenericTest;
  /** Whether it stands below a column. */
  readonly ofColumn: boolean;
}

/** Arguments of a test that its macro does not take, those that it wants and does not get, and lists with nothing in them. */
export function checkTestArguments(context: FeatureContext, asked: FoundTest): readonly Problem[] {
  const { test, found, ofColumn } = asked;
  // A map that is merged in may hold any of them.
  if (hasMerge(test.body) || hasMerge(test.body?.get('arguments'))) return [];
  const known = found.arguments.map(({ name }) => name);
  const given = new Set(test.arguments.map(({ name }) => name));
  const unknown = test.arguments.filter(
    ({ name }) => !known.includes(name) && name !== 'column_name' && name !== 'model',
  );
  const missing = found.arguments.filter(
    ({ name, otherwise }) => otherwise === undefined && !given.has(name) && !mayBeLeftOut(context, found, name),
  );
  const open = unknown.length > 0 || (ofColumn && !found.takesColumn) ? takesAnything(context, found) : false;
  return [
    ...(open ? [] : unknown.map(one => unknownArgument(one, asked, known))),
    ...(open || !ofColumn || found.takesColumn ? [] : [noColumn(asked)]),
    ...(missing.length > 0
      ? [
          missingArguments(
            asked,
            missing.map(({ name }) => name),
          ),
        ]
      : []),
    ...emptyValues(asked),
    ...relatedColumn(context, asked),
    ...ownConfig(asked),
    ...oldArguments(asked),
  ];
}

function hasMerge(node: YamlNode | undefined): boolean {
  return node?.keys().some(({ name }) => isMergeKey(name)) ?? false;
}

/** A macro that speaks of `kwargs` or `varargs` takes what its signature does not name. */
function takesAnything(context: FeatureContext, { macro }: GenericTest): boolean {
  if (macro === undefined) return false;
  const text = context.documentAt(macro.file)?.text;
  return text === undefined || /\b(?:kwargs|varargs)\b/.test(text.slice(macro.body.start, macro.body.end));
}

/**
 * Whether a macro may do without an argument. Jinja gives nothing for one that is left out: only a macro that prints it,
 * whatever else holds, makes SQL that nobody can read of it. What it asks about or passes on may well be nothing.
 */
function mayBeLeftOut(context: FeatureContext, { macro }: GenericTest, name: string): boolean {
  const document = macro && context.documentAt(macro.file);
  if (document === undefined || macro === undefined) return macro !== undefined;
  return !/^\w+$/.test(name) || !isAlwaysPrinted(document, macro.body, name);
}

/** Whether a name within a stretch is printed outside of every branch of an `if`. */
function isAlwaysPrinted({ text, jinja }: ServedDocument, { start, end }: Span, name: string): boolean {
  const within = jinja.structure.blocks.filter(({ span }) => span.start <= end && start <= span.end);
  const choices = within.flatMap(block => ifsIn(block));
  const printed = new RegExp(`\\{\\{[-+]?\\s*${name}\\s*(?:[-+]?\\}\\}|~|\\|(?!\\s*d(?:efault)?\\b))`, 'g');
  return [...text.slice(start, end).matchAll(printed)].some(({ index }) => {
    const at = start + index;
    return !choices.some(({ body }) => body.start <= at && at < body.end);
  });
}

/** The branches of every outermost `if` in a block. */
function ifsIn({ keyword, branches }: Block): readonly Branch[] {
  return keyword === 'if' ? branches : branches.flatMap(({ children }) => children.flatMap(ifsIn));
}

function unknownArgument({ name, span }: YamlArgument, { found }: FoundTest, known: readonly string[]): Problem {
  const takes =
    known.length === 0
      ? l10n.t('The test "{0}" takes no arguments, so no "{1}".', found.name, name)
      : l10n.t('The test "{0}" has no argument "{1}": it takes {2}.', found.name, name, known.join(', '));
  return withNames(problem(span, 'error', 'test.arguments', takes), nearestNames(name, known));
}

function noColumn({ test, found }: FoundTest): Problem {
  const message = l10n.t('The test "{0}" is about no column: it belongs below the model.', found.name);
  return problem(test.nameSpan, 'error', 'test.arguments', message);
}

function missingArguments({ test, found }: FoundTest, names: readonly string[]): Problem {
  const message = l10n.t('The test "{0}" wants {1}.', found.name, names.map(name => `"${name}"`).join(', '));
  // What a macro makes of nothing is its own affair; dbt's tests make SQL of it that nobody reads.
  return problem(test.nameSpan, found.macro === undefined ? 'error' : 'warning', 'test.arguments', message);
}

/** `accepted_values` without a value makes SQL that Dremio does not read. */
function emptyValues({ test, found }: FoundTest): readonly Problem[] {
  if (found.macro !== undefined || found.name !== 'accepted_values') return [];
  const values = test.arguments.find(({ name }) => name === 'values');
  if (values === undefined) return [];
  const written = values.value?.toConfig() ?? null;
  if (Array.isArray(written) && written.length > 0) return [];
  if (typeof written === 'string' && written.includes('{{')) return [];
  return [
    problem(values.span, 'error', 'test.arguments', l10n.t('"accepted_values" wants a list of at least one value.')),
  ];
}

/** Arguments beside configuration are read still; dbt wants them below `arguments` today. */
function oldArguments({ test }: FoundTest): readonly Problem[] {
  return test.arguments
    .filter(({ nested }) => !nested)
    .map(({ span }) => ({
      ...problem(
        span,
        'hint',
        'test.oldArguments',
        l10n.t('dbt wants arguments of tests below "arguments" since 1.10.5.'),
      ),
      tag: 'deprecated' as const,
    }));
}

/** The column of the other model that `relationships` compares with. */
function relatedColumn(context: FeatureContext, { test, found }: FoundTest): readonly Problem[] {
  const valueOf = (name: string) => test.arguments.find(one => one.name === name)?.value;
  const [to, field] = [valueOf('to')?.text, valueOf('field')];
  if (found.macro !== undefined || found.name !== 'relationships' || to === undefined || field?.text === undefined)
    return [];
  const node = relatedNode(context, new Map([['to', to]]));
  const names = node && knownColumnNames(context, node);
  const { text, span } = field;
  // An expression of SQL may stand there as well.
  if (node === undefined || names === undefined || !/^\w+$/.test(text)) return [];
  if (names.some(name => name.toLowerCase() === text.toLowerCase())) return [];
  const message = l10n.t('"{0}" has no column "{1}".', node.name, text);
  return [withNames(problem(span, 'warning', 'yaml.noSuchColumn', message), nearestNames(text, names))];
}

function ownConfig({ test }: FoundTest): readonly Problem[] {
  const config = test.body?.get('config');
  return config === undefined ? [] : checkConfig(yamlEntries(config), { resource: 'test' });
}
