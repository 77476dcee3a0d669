import assert from 'node:assert/strict';
import type { Feature, FeatureContext } from '../../server/src/service/feature';
import { FixtureProject } from './fixtureProject';

/** What one feature says of a file that is put beside the files of a base; each check is a fact that a test states. */
export interface FeatureChecks {
  /** Problems written as `code: marked text -> replacements`; `file` is where the text lies. */
  readonly checkProblems: (text: string, expected: readonly string[], file?: string) => Promise<void>;
  /** The hover at `<|>`; undefined where there is none. */
  readonly checkHover: (text: string, expected: RegExp | undefined) => Promise<void>;
}

/** @param base a fixture, to whose files the text of each check is added */
export function featureChecks(feature: Feature, base: string): FeatureChecks {
  return {
    checkProblems: async (text, expected, file = 'models/m.sql') => {
      const fixture = await FixtureProject.open(`${base}//- ${file}\n${text}`);
      assert.deepEqual(problemsTold(feature, fixture.contextOf(file)), expected);
    },
    checkHover: async (text, expected) => {
      const fixture = await FixtureProject.open(`${base}//- models/m.sql\n${text}`);
      const { context, offset } = fixture.at();
      const markdown = feature.hover?.(context, offset)?.markdown;
      if (expected === undefined) assert.equal(markdown, undefined);
      else assert.match(markdown ?? '', expected);
    },
  };
}

/** The problems of a document as `code: marked text -> replacements`. */
export function problemsTold(feature: Feature, context: FeatureContext): readonly string[] {
  const problems = feature.check?.(context) ?? [];
  return problems.map(({ span, code, replacements = [] }) => {
    const names = replacements.map(one => one.text).join(' ');
    return `${code}: ${context.document.text.slice(span.start, span.end)}${names && ` -> ${names}`}`;
  });
}
