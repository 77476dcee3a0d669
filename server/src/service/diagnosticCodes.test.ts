import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const PAGE = 'docs/diagnostics.md';

/** Every code that a check of the service may give: `'ref.missing'` beside the word `code`, or handed to a maker of problems. */
function codesInSource(): ReadonlySet<string> {
  const sources = readdirSync('server/src/service', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(name => readFileSync(`server/src/service/${name}`, 'utf8'));
  return new Set(sources.flatMap(text => [...text.matchAll(/code: '([a-z]\w*\.\w+)'/g)].map(([, code]) => code ?? '')));
}

function headings(): readonly string[] {
  return [...readFileSync(PAGE, 'utf8').matchAll(/^## (\S+)$/gm)].map(([, code]) => code ?? '');
}

describe('the page of diagnostics', () => {
  it('explains every code', () => {
    const explained = new Set(headings());
    const missing = [...codesInSource()].filter(code => !explained.has(code));
    assert.deepEqual(missing.toSorted(), []);
  });

  it('is in the order of the codes, each once', () => {
    const found = headings();
    assert.deepEqual(
      found,
      [...new Set(found)].toSorted((a, b) => a.localeCompare(b, 'en')),
    );
  });
});
