import type { CodeAction, PublishedProblem } from './answers/codeAction';
import type { Completion } from './answers/completion';
import type { CodeLens, DocumentLink, Fold, Highlight, InlayHint, SemanticToken } from './answers/editorMark';
import type { Hover } from './answers/hover';
import type { Place } from './answers/place';
import type { Problem } from './answers/problem';
import type { RenameTarget } from './answers/rename';
import type { SignatureHelp } from './answers/signature';
import type { DocumentSymbol } from './answers/symbol';
import type { TextChange, WorkspaceChange } from './answers/workspaceChange';
import type { Feature, FeatureContext, FormatOptions } from './feature';
import { configFeature } from './features/config/configFeature';
import { docsFeature } from './features/docs/docsFeature';
import { dremioTrapsFeature } from './features/dremioTraps/dremioTrapsFeature';
import { functionFeature } from './features/function/functionFeature';
import { jinjaFeature } from './features/jinja/jinjaFeature';
import { macroFeature } from './features/macro/macroFeature';
import { referenceFeature } from './features/reference/referenceFeature';
import { navigationFeature } from './features/navigation/navigationFeature';
import { outlineFeature } from './features/outline/outlineFeature';
import { reflectionFeature } from './features/reflection/reflectionFeature';
import { reflectionModelFeature } from './features/reflectionModel/reflectionModelFeature';
import { syntaxFeature } from './features/sqlSyntax/syntaxFeature';
import { sqlColumnsFeature } from './features/sqlColumns/sqlColumnsFeature';
import { structureFeature } from './features/structure/structureFeature';
import { unitTestFeature } from './features/unitTest/unitTestFeature';
import { variableFeature } from './features/variable/variableFeature';
import { yamlFeature } from './features/yaml/yamlFeature';
import { formatFeature } from './format/formatFeature';
import { holdsAnywhere } from './holdsAnywhere';
import type { Span } from './text/span';

/** What the service can do, in the order in which it is asked. */
const FEATURES: readonly Feature[] = [
  configFeature,
  referenceFeature,
  macroFeature,
  jinjaFeature,
  variableFeature,
  docsFeature,
  yamlFeature,
  unitTestFeature,
  reflectionFeature,
  reflectionModelFeature,
  dremioTrapsFeature,
  sqlColumnsFeature,
  functionFeature,
  syntaxFeature,
  navigationFeature,
  structureFeature,
  outlineFeature,
  formatFeature,
];

/** All that can be completed at an offset. */
export function completeAt(context: FeatureContext, offset: number): readonly Completion[] {
  return allOf(feature => feature.complete?.(context, offset));
}

/** What looks for something that is wrong in a document, one by one: whoever runs them may pause in between. */
export const CHECKS: readonly ((context: FeatureContext) => readonly Problem[])[] = FEATURES.flatMap(feature =>
  feature.check === undefined ? [] : [context => feature.check?.(context) ?? []],
);

/** All that is wrong in a document, in the order of its text. */
export function problemsOf(context: FeatureContext): readonly Problem[] {
  return toldOf(
    context,
    CHECKS.flatMap(check => check(context)),
  );
}

/** Of all that the checks found what is told, in the order of the text. */
export function toldOf(context: FeatureContext, problems: readonly Problem[]): readonly Problem[] {
  const told = context.project?.otherWarehouse === undefined ? problems : problems.filter(holdsAnywhere);
  return told.toSorted((a, b) => a.span.start - b.span.start);
}

/** What can be changed at a selection, beyond the replacements that problems bring along. */
export function actionsAt(
  context: FeatureContext,
  selection: Span,
  problems: readonly PublishedProblem[],
): readonly CodeAction[] {
  return allOf(feature => feature.act?.(context, selection, problems));
}

export function hoverAt(context: FeatureContext, offset: number): Hover | undefined {
  return firstOf(feature => feature.hover?.(context, offset));
}

export function signatureAt(context: FeatureContext, offset: number): SignatureHelp | undefined {
  return firstOf(feature => feature.signature?.(context, offset));
}

export function placesAt(context: FeatureContext, offset: number): readonly Place[] {
  return firstOf(feature => feature.define?.(context, offset)) ?? [];
}

export function referencesAt(context: FeatureContext, offset: number, withDefinition: boolean): readonly Place[] {
  return firstOf(feature => feature.references?.(context, offset, withDefinition)) ?? [];
}

export function renameTargetAt(context: FeatureContext, offset: number): RenameTarget | undefined {
  return firstOf(feature => feature.renameTarget?.(context, offset));
}

/** @throws Failure when the new name cannot be used */
export function renameAt(context: FeatureContext, offset: number, newName: string): WorkspaceChange | undefined {
  return firstOf(feature => feature.rename?.(context, offset, newName));
}

export function highlightsAt(context: FeatureContext, offset: number): readonly Highlight[] {
  return firstOf(feature => feature.highlight?.(context, offset)) ?? [];
}

export function symbolsOf(context: FeatureContext): readonly DocumentSymbol[] {
  return allOf(feature => feature.symbols?.(context));
}

export function linksOf(context: FeatureContext): readonly DocumentLink[] {
  return allOf(feature => feature.links?.(context));
}

export function foldsOf(context: FeatureContext): readonly Fold[] {
  return allOf(feature => feature.folds?.(context));
}

export function selectionsAt(context: FeatureContext, offset: number): readonly Span[] {
  return firstOf(feature => feature.selections?.(context, offset)) ?? [];
}

export function hintsIn(context: FeatureContext, visible: Span): readonly InlayHint[] {
  return allOf(feature => feature.hints?.(context, visible));
}

export function lensesOf(context: FeatureContext): readonly CodeLens[] {
  return allOf(feature => feature.lenses?.(context));
}

/** Tokens in the order of the text; where two features speak of one stretch the first counts. */
export function tokensOf(context: FeatureContext): readonly SemanticToken[] {
  return allOf(feature => feature.tokens?.(context)).toSorted((a, b) => a.span.start - b.span.start);
}

export async function formatChanges(context: FeatureContext, options: FormatOptions): Promise<readonly TextChange[]> {
  return (await firstOf(feature => feature.format?.(context, options))) ?? [];
}

function allOf<T>(ask: (feature: Feature) => readonly T[] | undefined): readonly T[] {
  return FEATURES.flatMap(feature => ask(feature) ?? []);
}

function firstOf<T>(ask: (feature: Feature) => T | undefined): T | undefined {
  for (const feature of FEATURES) {
    const answer = ask(feature);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
