import assert from 'node:assert/strict';
import { surfaceHtml, type SurfacePage } from './surfaceHtml';

const PAGE: SurfacePage = {
  title: 'Results',
  language: 'en',
  script: 'https://page/results.js',
  style: 'https://page/results.css',
  origin: 'https://page',
  nonce: 'abc',
  texts: undefined,
};

describe('the page of a surface', () => {
  it('lets only its own script run and its own style load', () => {
    const html = surfaceHtml(PAGE);
    assert.match(html, /default-src 'none'; script-src 'nonce-abc'; style-src https:\/\/page;/);
    assert.doesNotMatch(html, /unsafe/);
  });

  it('cannot be broken out of by a translated text', () => {
    const html = surfaceHtml({ ...PAGE, texts: { Cancel: '</script><script>alert(1)</script>' } });
    assert.doesNotMatch(html, /<\/script><script>alert/);
    const held = /id="texts">(.*)<\/script>/.exec(html)?.[1] ?? '';
    assert.deepEqual(JSON.parse(held), { Cancel: '</script><script>alert(1)</script>' });
  });
});
