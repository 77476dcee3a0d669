import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseJinja } from '@lakehouse/jinja';
import { parse } from 'yaml';
import { snippets } from '../manifest/places';

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly body: string | readonly string[];
}

/** The text that a snippet writes when its places are left as they are. */
function written(body: Snippet['body']): string {
  let text = typeof body === 'string' ? body : body.join('\n');
  // From the innermost place outwards; a choice gives its first value, a `}` that is meant is escaped.
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/\$\{\d+\|((?:\\.|[^,|])*)[^|]*\|\}/g, '$1');
    text = text.replace(/\$\{\d+:((?:\\.|[^\\}$])*)\}/g, '$1');
  }
  return text.replace(/\$\{?\d+\}?/g, '').replace(/\\([$}\\])/g, '$1');
}

describe('the snippets', () => {
  for (const file of new Set(snippets.map(({ path }) => path))) {
    const all = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Snippet>>);

    it(`of ${file} write text that is whole`, () => {
      assert.ok(all.length > 0);
      for (const [name, { body }] of all) {
        const text = written(body);
        const { structure, segments } = parseJinja(text);
        assert.ok(!text.includes('${') && !text.includes('\\}'), `${name}: ${text}`);
        assert.deepEqual(structure.problems, [], name);
        assert.ok(
          segments.every(segment => !('closed' in segment) || segment.closed),
          `${name}: ${text}`,
        );
        if (file.endsWith('properties.json')) assert.ok(parse(text), name);
      }
    });

    it(`symptom: snippets double braces; those of ${file} with braces are offered by a word that nobody writes in Jinja`, () => {
      for (const [name, { prefix, body }] of all) {
        const prefixes = typeof prefix === 'string' ? [prefix] : prefix;
        if (written(body).startsWith('{'))
          assert.ok(
            prefixes.every(word => word.startsWith('lh-')),
            name,
          );
      }
    });
  }
});
