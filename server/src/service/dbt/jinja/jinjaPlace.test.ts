import { parseJinja } from '@lakehouse/jinja';
import assert from 'node:assert/strict';
import { jinjaPlace } from './jinjaPlace';

/** Checks what stands at the cursor: its kind, the replaced text, and what it belongs to. */
function checkPlace(marked: string, expected: string | undefined): void {
  const offset = marked.indexOf('<|>');
  const text = marked.replace('<|>', '');
  const place = jinjaPlace({ text, jinja: parseJinja(text) }, offset);
  if (place === undefined) return assert.equal(undefined, expected);
  const { kind, word, object, call, quote } = place;
  const parts = [kind, JSON.stringify(text.slice(word.start, word.end))];
  if (object !== undefined) parts.push(`of ${object}`);
  if (quote !== '') parts.push(`closed by ${quote}`);
  if (call !== undefined) {
    const { name, index, keyword, nested, mapKey } = call;
    parts.push(
      `in ${name} ${keyword ?? index}`,
      ...(nested ? ['nested'] : []),
      ...(mapKey === undefined ? [] : [mapKey]),
    );
  }
  assert.equal(parts.join(' '), expected);
}

describe('jinjaPlace', () => {
  it('tells names, members, filters, tests and statements', () => {
    checkPlace('{{ re<|>f }}', 'name "ref"');
    checkPlace('{{ a.b.c<|> }}', 'member "c" of a.b');
    checkPlace("{{ ref('x').<|> }}", 'member "" of ref()');
    checkPlace('{{ a | up<|> }}', 'filter "up"');
    checkPlace('{% if a is not de<|> %}', 'test "de"');
    checkPlace('{% en<|> %}', 'keyword "en"');
    checkPlace('{% macro na<|>me() %}', 'other "name"');
    checkPlace('{% if a and <|> %}', 'name ""');
  });

  it('tells the call around, by commas and keywords, over lists, maps and inner calls', () => {
    checkPlace('{{ f(1, <|>) }}', 'name "" in f 1');
    checkPlace('{{ f(g(1, 2), x=<|>) }}', 'name "" in f x');
    checkPlace("{{ f(x=['a', '<|>']) }}", 'text "" in f x nested');
    checkPlace("{{ f(x={'key': '<|>'}) }}", 'text "" in f x nested key');
    checkPlace('{{ a | replace(<|>) }}', 'name "" in replace 0');
    checkPlace('{{ (<|>) }}', 'name ""');
  });

  it('replaces the inside of quotes, and closes what is open', () => {
    checkPlace("{{ f('ab<|>c') }}", 'text "abc" in f 0');
    checkPlace("{{ f('ab<|>c", 'text "abc" closed by \' in f 0');
    checkPlace("{{ f('ab<|> c", 'text "ab" closed by \' in f 0');
  });

  it('ends an open tag with its line, unless brackets are open', () => {
    checkPlace('{{ re\n<|>', undefined);
    checkPlace('{{ f(\n  re<|>', 'name "re" in f 0');
    checkPlace('select <|>', undefined);
    checkPlace('{{ a }}<|>', undefined);
    checkPlace('{# re<|> #}', undefined);
  });
});
