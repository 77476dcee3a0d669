import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

const GRAMMAR = 'syntaxes/jinja-sql.tmLanguage.json';

async function loadGrammar(): Promise<IGrammar> {
  const entry = createRequire(join(process.cwd(), 'package.json')).resolve('vscode-oniguruma');
  await loadWASM(readFileSync(join(entry, '..', 'onig.wasm')).buffer);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: () => Promise.resolve(parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), GRAMMAR)),
  });
  const grammar = await registry.loadGrammar('source.jinja-sql');
  assert.ok(grammar);
  return grammar;
}

describe('the Jinja SQL grammar', () => {
  let grammar: IGrammar;

  before(async () => {
    grammar = await loadGrammar();
  });

  /** Checks that each of the words, in order, has the scope, in the last line of a text. */
  function checkScopes(text: string, expected: readonly (readonly [string, RegExp])[]): void {
    let state = INITIAL;
    let tokens: readonly (readonly [string, string])[] = [];
    for (const line of text.split('\n')) {
      const result = grammar.tokenizeLine(line, state);
      state = result.ruleStack;
      tokens = result.tokens.map(each => [line.slice(each.startIndex, each.endIndex), each.scopes.join(' ')]);
    }
    let at = 0;
    for (const [word, scope] of expected) {
      const found = tokens.findIndex(([token], i) => i >= at && token.trim() === word);
      assert.ok(found >= 0, `${word} is no token of ${tokens.map(([token]) => token).join('|')}`);
      assert.match(tokens[found]?.[1] ?? '', scope, word);
      at = found + 1;
    }
  }

  it('knows SQL', () => {
    checkScopes(`select a.order_id, sum("Total Price") as x from t where d > 1.5 -- why`, [
      ['select', /keyword\.other\.dml/],
      ['sum', /support\.function/],
      ['Total Price', /variable\.other\.quoted/],
      ['from', /keyword/],
      ['where', /keyword/],
      ['>', /keyword\.operator/],
      ['1.5', /constant\.numeric/],
      ['why', /comment\.line/],
    ]);
    checkScopes(`cast(x as decimal(18, 2)) = 'it''s'`, [
      ['decimal', /storage\.type/],
      ['18', /constant\.numeric/],
      ["''", /constant\.character\.escape/],
      ['s', /string\.quoted/],
    ]);
  });

  it('does not take parts of names for keywords', () => {
    const { tokens } = grammar.tokenizeLine('o.date from_day', INITIAL);
    assert.ok(tokens.every(token => !/keyword\.other|storage/.test(token.scopes.join(' '))));
  });

  it('knows Jinja among the SQL', () => {
    checkScopes(`select * from {{ ref('stg_orders') }} where x`, [
      ['{{', /punctuation\.section\.embedded/],
      ['ref', /support\.function\.dbt/],
      ['stg_orders', /meta\.embedded.* string\.quoted\.single\.jinja/],
      ['}}', /punctuation\.section\.embedded/],
      ['where', /^source\.jinja-sql keyword/],
    ]);
    checkScopes(`{% if is_incremental() and not x | default(false) -%}`, [
      ['if', /keyword\.control\.jinja/],
      ['is_incremental', /support\.function/],
      ['and', /keyword\.operator\.logical\.jinja/],
      ['default', /support\.function\.filter/],
      ['false', /constant\.language\.jinja/],
    ]);
    checkScopes(`{{ config(materialized='table', meta={'a': {'b': 1}}) }} select`, [
      ['materialized', /variable\.parameter/],
      ['1', /constant\.numeric\.jinja/],
      ['}}', /punctuation\.section\.embedded/],
      ['select', /^source\.jinja-sql keyword/],
    ]);
  });

  it('knows Jinja inside strings, names and comments of SQL', () => {
    checkScopes(`where d = '{{ var("day") }}' -- {{ this }}`, [
      ['var', /string\.quoted\.single\.sql .*support\.function/],
      ['day', /string\.quoted\.double\.jinja/],
      ['this', /comment\.line.* variable\.language/],
    ]);
  });

  it('leaves raw stretches to SQL, and comments to themselves', () => {
    checkScopes('{% raw %} select {{ x }} {% endraw %} from', [
      ['raw', /keyword\.control/],
      ['select', /keyword\.other\.dml/],
      ['endraw', /keyword\.control/],
      ['from', /keyword/],
    ]);
    checkScopes('{# select\n{{ x }} #} select', [
      ['{{ x }}', /comment\.block\.jinja/],
      ['select', /^source\.jinja-sql keyword/],
    ]);
  });

  it('knows the words of reflections', () => {
    checkScopes('create aggregate reflection fast on t using dimensions (a by day)', [
      ['create', /keyword\.other\.ddl/],
      ['aggregate', /keyword\.control\.reflection/],
      ['reflection', /keyword\.control\.reflection/],
      ['dimensions', /keyword\.control\.reflection/],
    ]);
  });
});
