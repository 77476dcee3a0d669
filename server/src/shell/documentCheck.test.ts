import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FixtureProject } from '../../../test/support/fixtureProject';
import type { Problem } from '../service/answers/problem';
import { problemsOf } from '../service/languageFeatures';
import { DocumentCheck } from './documentCheck';

const TEXT = "select 1 from {{ ref('nothing') }}, (select\n{% if x %}\n";

describe('a check of a document', () => {
  it('finds in many steps what one would find', async () => {
    const fixture = await FixtureProject.open(`//- models/m.sql\n${TEXT}`);
    const context = fixture.contextOf('models/m.sql');
    const check = new DocumentCheck(TextDocument.create('file:///shop/models/m.sql', 'sql', 1, TEXT), context);
    let steps = 0;
    for (; !check.isOver; steps++) check.step();
    assert.ok(steps > 10, `${String(steps)} steps`);
    const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);
    assert.ok(check.problems.length > 1);
    assert.deepEqual(codes(check.problems), codes(problemsOf(context)));
  });
});
