import assert from 'node:assert/strict';
import { maskJinja } from './maskJinja';
import { parseJinja } from './parseJinja';

const MODEL = `{{ config(materialized='incremental', unique_key="id", post_hook="grant {{ this }}", meta={'a': {'b': [1, -2.5]}}) }}
{#- a comment with {{ ref('no') }} -#}
{%- set methods = ['card', 'it\\'s'] -%}
with o as (
  select *, {{ dbt_utils.star(from=ref('a'), except=["x"]) }} from {{ source('s', "t") }} -- {{ ref("c") }}
)
select {% for m in methods if not loop.last and m is not none %}
  sum(case when '{{ m | upper ~ "x" }}' = 'é😀' then 1 end) as {{ m }}_n{{ "," if not loop.last else '' }}
{% endfor %} from o
{% raw %}{{ kept }}{% endraw %}
{% if is_incremental() %} where t > (select max(t) from {{ this }}) {% elif x in (1, 2) %}{% else %} limit {{ f(a=1)(2)[1:3].b }} {% endif %}
{% macro m(a, b=none) %}{% call(i) w(a) %}{{ i }}{% endcall %}{% endmacro %}
{% snapshot s %}{{ {'x': {'y': 1}} }}{% endsnapshot %}`;

/** What must hold of any text at all. */
function checkAnyText(text: string): void {
  const document = parseJinja(text);
  let at = 0;
  for (const segment of document.segments) {
    assert.equal(segment.span.start, at);
    at = segment.span.end;
  }
  assert.equal(at, text.length, 'the segments cover the text');
  const { sql } = maskJinja(document);
  assert.equal(sql.length, text.length, 'the mask is as long as the text');
  assert.equal(sql.replace(/[^\n]/g, ''), text.replace(/[^\n]/g, ''), 'the mask keeps line ends');
}

/** A small generator with a seed, so that a failure comes back. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
}

describe('any text', () => {
  it('is read when it is a prefix or suffix of a model', () => {
    for (let length = 0; length <= MODEL.length; length++) {
      checkAnyText(MODEL.slice(0, length));
      checkAnyText(MODEL.slice(length));
    }
  });

  it('is read with stretches missing', () => {
    const random = randomFrom(7);
    for (let round = 0; round < 3_000; round++) {
      const start = random(MODEL.length);
      checkAnyText(MODEL.slice(0, start) + MODEL.slice(start + 1 + random(30)));
    }
  });

  it('is read when it is made of delimiters', () => {
    const random = randomFrom(11);
    const words = [
      '{{',
      '}}',
      '{%',
      '%}',
      '{#',
      '#}',
      "'",
      '"',
      '\\',
      '\n',
      ' ',
      '(',
      ')',
      '{',
      '}',
      '[',
      'ref',
      'raw',
      'endraw',
      'if',
    ];
    for (let round = 0; round < 3_000; round++) {
      const text = Array.from({ length: random(25) }, () => words[random(words.length)]).join('');
      checkAnyText(text);
    }
  });

  it('is read however deep it nests', () => {
    for (const word of ['(', '[', '{', 'f(', 'not ', '-', 'a if b else ', 'a.', 'a|', 'a ** '])
      checkAnyText(`{{ ${word.repeat(20_000)} }}`);
    checkAnyText('{% if a %}'.repeat(5_000));
  });
});
