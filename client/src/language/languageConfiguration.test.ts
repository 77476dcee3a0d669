import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Configuration {
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[];
  readonly autoCloseBefore: string;
  readonly wordPattern: string;
  readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
  readonly onEnterRules: readonly { readonly beforeText: string; readonly afterText: string }[];
}

const CONFIGURATION = JSON.parse(
  readFileSync('syntaxes/jinja-sql.language-configuration.json', 'utf8'),
) as Configuration;

/** What stands around the cursor after some letters were typed one by one, with what the editor closes. */
function typed(letters: string): string {
  let [before, after] = ['', ''];
  for (const letter of letters) {
    before += letter;
    const canClose = after === '' || CONFIGURATION.autoCloseBefore.includes(after.charAt(0));
    const pairs = CONFIGURATION.autoClosingPairs.filter(({ open }) => before.endsWith(open));
    const pair = pairs.toSorted((a, b) => b.open.length - a.open.length)[0];
    if (canClose && pair !== undefined) after = pair.close + after;
  }
  return `${before}|${after}`;
}

function checkIndent(line: string, expected: 'further' | 'back' | 'same'): void {
  const { increaseIndentPattern, decreaseIndentPattern } = CONFIGURATION.indentationRules;
  const increases = new RegExp(increaseIndentPattern).test(line);
  const decreases = new RegExp(decreaseIndentPattern).test(line);
  assert.equal(increases ? 'further' : decreases ? 'back' : 'same', expected, line);
}

describe('the language configuration of Jinja SQL', () => {
  it('symptom: braces are doubled; each tag is closed once', () => {
    assert.equal(typed('{{'), '{{|}}');
    assert.equal(typed('{{ ref('), '{{ ref(|)}}');
    assert.equal(typed('{%'), '{%|%}');
    assert.equal(typed('{%-'), '{%-|%}');
    assert.equal(typed('{#'), '{#|#}');
  });

  it('goes further in behind what opens, and not behind what closes on the same line', () => {
    checkIndent('{% if is_incremental() %}', 'further');
    checkIndent('  {%- for x in y -%}', 'further');
    checkIndent('{% macro a(b) %}', 'further');
    checkIndent('{% set x %}', 'further');
    checkIndent('coalesce(', 'further');
    checkIndent('{{', 'further');
    checkIndent('{{ config(', 'further');
    checkIndent('{% set x = 1 %}', 'same');
    checkIndent('{% if a %}b{% endif %}', 'same');
    checkIndent('-- {% if a %}', 'same');
    checkIndent('select a', 'same');
  });

  it('goes back before what closes', () => {
    checkIndent('    {% endif %}', 'back');
    checkIndent('    {%- endfor -%}', 'back');
    checkIndent('  )', 'back');
    checkIndent('  }}', 'back');
  });

  it('breaks a tag or block that Enter is pressed in over three lines', () => {
    const breaks = (before: string, after: string): boolean =>
      CONFIGURATION.onEnterRules.some(
        rule => new RegExp(rule.beforeText).test(before) && new RegExp(rule.afterText).test(after),
      );
    assert.ok(breaks('{% if x %}', '{% endif %}'));
    assert.ok(breaks('  {%- for x in y -%}', '{% endfor %}'));
    assert.ok(breaks('{{', '}}'));
    assert.ok(breaks('{{ ', ' }}'));
    assert.ok(!breaks('{% if x %}', ' and y'));
  });

  it('takes a name for one word, whatever its letters', () => {
    const words = [...'größe_1 + ref(x$y)'.matchAll(new RegExp(CONFIGURATION.wordPattern, 'g'))].map(([word]) => word);
    assert.deepEqual(words, ['größe_1', 'ref', 'x$y']);
  });
});
