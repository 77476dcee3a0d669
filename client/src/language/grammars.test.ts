import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { sqlFunctions } from '@lakehouse/sql';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

const FILES: Readonly<Record<string, string>> = {
  'source.jinja-sql': 'syntaxes/jinja-sql.tmLanguage.json',
  'source.dremio-sql': 'syntaxes/dremio-sql.tmLanguage.json',
  'lakehouse.jinja.yaml': 'syntaxes/jinja-yaml.injection.tmLanguage.json',
  'lakehouse.dremio.sql': 'syntaxes/dremio-sql.injection.tmLanguage.json',
};

/** Grammars of VS Code that ours go into, as far as the tests need them. */
const HOSTS: Readonly<Record<string, object>> = {
  'source.yaml': {
    scopeName: 'source.yaml',
    patterns: [
      { name: 'comment.line.yaml', match: '#.*$' },
      { name: 'string.quoted.double.yaml', begin: '"', end: '"' },
      { name: 'entity.name.tag.yaml', match: '\\w+(?=:)' },
    ],
  },
  'source.sql': {
    scopeName: 'source.sql',
    patterns: [{ name: 'string.quoted.single.sql', begin: "'", end: "'" }],
  },
};

const INJECTED: Readonly<Record<string, readonly string[]>> = {
  'source.yaml': ['lakehouse.jinja.yaml'],
  'source.sql': ['lakehouse.dremio.sql'],
};

async function openRegistry(): Promise<Registry> {
  const entry = createRequire(join(process.cwd(), 'package.json')).resolve('vscode-oniguruma');
  await loadWASM(readFileSync(join(entry, '..', 'onig.wasm')).buffer);
  return new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: scope => {
      const file = FILES[scope];
      const text = file === undefined ? JSON.stringify(HOSTS[scope]) : readFileSync(file, 'utf8');
      return Promise.resolve(parseRawGrammar(text, `${scope}.json`));
    },
    getInjections: scope => [...(INJECTED[scope] ?? [])],
  });
}

describe('the grammars', () => {
  const grammars = new Map<string, IGrammar>();

  before(async () => {
    const registry = await openRegistry();
    for (const scope of ['source.jinja-sql', ...Object.keys(HOSTS)]) {
      const grammar = await registry.loadGrammar(scope);
      assert.ok(grammar);
      grammars.set(scope, grammar);
    }
  });

  function grammarOf(root: string): IGrammar {
    const grammar = grammars.get(root);
    assert.ok(grammar);
    return grammar;
  }

  /** Checks that each of the words, in order, has the scope, in the last line of a text. */
  function checkScopes(
    text: string,
    expected: readonly (readonly [string, RegExp])[],
    root = 'source.jinja-sql',
  ): void {
    const grammar = grammarOf(root);
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
    const { tokens } = grammarOf('source.jinja-sql').tokenizeLine('o.date from_day', INITIAL);
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

  it('knows the words of reflections, and leaves names alone that are the same', () => {
    checkScopes(
      'create aggregate reflection fast on t using dimensions (a by day) measures (b (sum)) localsort by (a)',
      [
        ['create', /keyword\.other\.ddl/],
        ['aggregate', /keyword\.control\.reflection/],
        ['reflection', /keyword\.control\.reflection/],
        ['using', /keyword/],
        ['dimensions', /keyword\.control\.reflection/],
        ['measures', /keyword\.control\.reflection/],
        ['localsort', /keyword\.control\.reflection/],
        ['by', /keyword\.control\.reflection/],
      ],
    );
    const { tokens } = grammarOf('source.jinja-sql').tokenizeLine('measures, t.display, raw', INITIAL);
    assert.ok(tokens.every(token => !token.scopes.join(' ').includes('keyword.control')));
  });

  it("knows Dremio's words: branches, functions, types", () => {
    checkScopes(`select approx_count_distinct(a), my_udf(b), left(c, 1) from t at branch main left join u`, [
      ['approx_count_distinct', /support\.function/],
      ['my_udf', /entity\.name\.function/],
      ['left', /support\.function/],
      ['at', /keyword\.other\.version/],
      ['branch', /keyword\.other\.version/],
      ['left', /keyword\.other\.dml/],
    ]);
    checkScopes(`optimize table t rewrite manifests; x::varchar`, [
      ['optimize', /keyword\.other\.ddl/],
      ['manifests', /keyword\.other\.ddl/],
      ['::', /keyword\.operator/],
      ['varchar', /storage\.type/],
    ]);
    checkScopes(`table(infer(path => 'x'))`, [['path', /variable\.parameter/]]);
  });

  it('knows every function that Dremio documents', () => {
    for (const { name } of sqlFunctions())
      if (/^\w+$/.test(name)) checkScopes(`${name}(`, [[name, /support\.function|keyword/]]);
  });

  it('knows Jinja that begins in a string of SQL and has strings of its own', () => {
    checkScopes(`where d = '{{ var('day') }}' and e`, [
      ['day', /string\.quoted\.single\.sql .*string\.quoted\.single\.jinja/],
      ["'", /string\.quoted\.single\.jinja/],
      ['and', /^source\.jinja-sql keyword/],
    ]);
    checkScopes(`select "{{ x }}"."b" /* {# gone #} {% if y %} */`, [
      ['x', /variable\.other\.quoted\.sql .*variable\.other\.jinja/],
      ['gone', /comment\.block\.sql comment\.block\.jinja/],
      ['if', /comment\.block\.sql .*keyword\.control\.jinja/],
    ]);
  });

  it('knows the tags of dbt', () => {
    checkScopes(`{% materialization fast, adapter='dremio' %}`, [
      ['materialization', /keyword\.control\.jinja/],
      ['fast', /entity\.name\.function\.jinja/],
      ['adapter', /variable\.parameter/],
    ]);
    checkScopes(`{%- endsnapshot -%} {% set x = namespace(a=1) %}{% do x.update({}) %}`, [
      ['endsnapshot', /keyword\.control\.jinja/],
      ['set', /keyword\.control\.jinja/],
      ['do', /keyword\.control\.jinja/],
      ['update', /entity\.name\.function/],
    ]);
  });

  it('knows Jinja in strings of YAML, and there alone', () => {
    checkScopes(
      `description: "{{ doc('orders') }} of {% if x %}"`,
      [
        ['doc', /string\.quoted\.double\.yaml .*support\.function\.dbt/],
        ['orders', /string\.quoted\.single\.jinja/],
        ['if', /keyword\.control\.jinja/],
      ],
      'source.yaml',
    );
    checkScopes(`a: "{{ open"`, [['{{ open', /^source\.yaml string\.quoted\.double\.yaml$/]], 'source.yaml');
    checkScopes(`# {{ x }}`, [['# {{ x }}', /^source\.yaml comment\.line\.yaml$/]], 'source.yaml');
  });

  it('knows the words of reflections in SQL files of no project', () => {
    checkScopes(
      `alter dataset t create raw reflection r using display (a) 'raw reflection'`,
      [
        ['raw', /keyword\.control\.reflection/],
        ['display', /keyword\.control\.reflection/],
        ['raw reflection', /^source\.sql string\.quoted\.single\.sql$/],
      ],
      'source.sql',
    );
  });
});
