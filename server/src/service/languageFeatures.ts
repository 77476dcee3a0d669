import type { Completion, Feature, FeatureContext, Hover, Place, Problem } from './feature';
import { macroFeature } from './features/macro/macroFeature';
import { referenceFeature } from './features/reference/referenceFeature';
import { reflectionFeature } from './features/reflection/reflectionFeature';
import { yamlFeature } from './features/yaml/yamlFeature';

/** What the service can do, in the order in which it is asked. */
const FEATURES: readonly Feature[] = [referenceFeature, macroFeature, yamlFeature, reflectionFeature];

/** All that can be completed at an offset. */
export function completeAt(context: FeatureContext, offset: number): readonly Completion[] {
  return FEATURES.flatMap(feature => feature.complete?.(context, offset) ?? []);
}

/** All that is wrong in a document, in the order of its text. */
export function problemsOf(context: FeatureContext): readonly Problem[] {
  return FEATURES.flatMap(feature => feature.check?.(context) ?? []).toSorted((a, b) => a.span.start - b.span.start);
}

export function hoverAt(context: FeatureContext, offset: number): Hover | undefined {
  return firstOf(feature => feature.hover?.(context, offset));
}

export function placesAt(context: FeatureContext, offset: number): readonly Place[] {
  return firstOf(feature => feature.define?.(context, offset)) ?? [];
}

function firstOf<T>(ask: (feature: Feature) => T | undefined): T | undefined {
  for (const feature of FEATURES) {
    const answer = ask(feature);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
