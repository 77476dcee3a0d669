import assert from 'node:assert/strict';
import { tokenValue } from './token';
import { tokenize } from './tokenize';

/** Checks tokens written as `kind:text`. */
function checkTokens(sql: string, expected: readonly string[]): void {
  assert.deepEqual(
    tokenize(sql).map(token => `${token.kind}${token.closed ? '' : '!'}:${token.text}`),
    expected,
  );
}

describe('tokenize', () => {
  it('tells names, keywords, numbers and marks apart', () => {
    checkTokens('select a1, .5, 1.5e-3 from t', [
      'word:select',
      'word:a1',
      'punctuation:,',
      'number:.5',
      'punctuation:,',
      'number:1.5e-3',
      'word:from',
      'word:t',
    ]);
  });

  it('keeps a doubled quote inside what it quotes', () => {
    const [name, text] = tokenize(`"a ""b""" 'it''s'`);
    assert.equal(tokenValue(name!), 'a "b"');
    assert.equal(tokenValue(text!), "it's");
  });

  it('reads three kinds of comments, and block comments do not nest', () => {
    checkTokens('-- a\n// b\n/* c /* d */ x', ['comment:-- a', 'comment:// b', 'comment:/* c /* d */', 'word:x']);
  });

  it('ends an open string with its line and an open comment with the text', () => {
    checkTokens("'open\nfrom t", ["string!:'open", 'word:from', 'word:t']);
    checkTokens('"open\nx', ['quoted!:"open', 'word:x']);
    checkTokens('a /* open', ['word:a', 'comment!:/* open']);
    assert.equal(tokenValue(tokenize('"open')[0]!), 'open');
  });

  it('lets a string run over lines when it is closed', () => {
    checkTokens("'a\nb'", ["string:'a\nb'"]);
  });

  it('keeps operators of two characters whole', () => {
    checkTokens("a||b::int => 'x' <> 1", [
      'word:a',
      'operator:||',
      'word:b',
      'operator:::',
      'word:int',
      'operator:=>',
      "string:'x'",
      'operator:<>',
      'number:1',
    ]);
  });

  it('keeps letters of every script in names', () => {
    checkTokens('größe + 名前 + 𝒳1', ['word:größe', 'operator:+', 'word:名前', 'operator:+', 'word:𝒳1']);
  });

  it('does not take the dot of a path for a decimal point', () => {
    checkTokens('1.a', ['number:1', 'punctuation:.', 'word:a']);
    checkTokens('t.1', ['word:t', 'number:.1']);
  });

  it('covers every character but white space, in order, whatever the text', () => {
    const alphabet = ['"', "'", '-', '/', '*', '.', '1', 'e', 'a', ' ', '\n', '(', ';', '{', '|', '\ud83d', 'é'];
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 3_000; round += 1) {
      const text = Array.from({ length: random(25) }, () => alphabet[random(alphabet.length)]).join('');
      let at = 0;
      for (const token of tokenize(text)) {
        assert.match(text.slice(at, token.span.start), /^\s*$/);
        assert.equal(text.slice(token.span.start, token.span.end), token.text);
        assert.ok(token.span.end > token.span.start);
        at = token.span.end;
      }
      assert.match(text.slice(at), /^\s*$/);
    }
  });
});
