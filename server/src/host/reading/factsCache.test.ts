import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factsText } from '../../service/project/index/factsText';
import { readFacts, type FileKind } from '../../service/project/index/fileFacts';
import { FactsCache, type ToldFacts } from './factsCache';

const MODEL: FileKind = { role: 'model', isPython: false };
const TEXTS = ["select 1 as id from {{ ref('a') }}", "{{ config(tags=['x']) }} select 'ü' as \"Größe\"", ''];

function toldOf(cache: FactsCache, text: string): ToldFacts {
  return cache.factsOf(MODEL, text);
}

/** What is to be told of a text. */
function readOf(text: string): ToldFacts {
  const { uses, ...facts } = readFacts(MODEL, text);
  return { facts: factsText(facts), uses: uses.length === 0 ? '' : JSON.stringify(uses) };
}

describe('FactsCache', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lakehouse-facts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = () => join(folder, 'deep', 'facts.txt');

  /** Asks for the facts of every text and saves; checks that they are what the texts say. */
  function checkFacts(program: string, path = file()): void {
    const cache = new FactsCache(path, program);
    for (const text of TEXTS) assert.deepEqual(toldOf(cache, text), readOf(text), JSON.stringify(text));
    cache.save();
  }

  it('gives from disk what the same program wrote', () => {
    checkFacts('one');
    const written = readFileSync(file(), 'utf8').replaceAll('"tags"', '"kept"');
    writeFileSync(file(), written);
    const again = toldOf(new FactsCache(file(), 'one'), TEXTS[1] ?? '');
    assert.match(again.facts, /"kept"/, 'it was not read anew');
  });

  it('does not read what another program wrote', () => {
    checkFacts('one');
    writeFileSync(file(), readFileSync(file(), 'utf8').replaceAll('"tags"', '"kept"'));
    checkFacts('two');
  });

  it('takes a text for what it is in its role', () => {
    const cache = new FactsCache(undefined, 'one');
    const text = 'a,b\n1,2\n';
    assert.notDeepEqual(cache.factsOf({ role: 'seed', isPython: false }, text), toldOf(cache, text));
  });

  it('reads anew what is cut off in the middle', () => {
    checkFacts('one');
    const whole = readFileSync(file(), 'utf8');
    for (let end = 0; end < whole.length; end += 7) {
      writeFileSync(file(), whole.slice(0, end));
      checkFacts('one');
    }
  });

  it('keeps the facts of another project when one is read again, and leaves no half file', () => {
    checkFacts('one');
    const cache = new FactsCache(file(), 'one');
    toldOf(cache, 'select 3 as other');
    cache.save();
    assert.equal(readFileSync(file(), 'utf8').trimEnd().split('\n').length, TEXTS.length + 2);
    assert.deepEqual(readdirSync(join(folder, 'deep')), ['facts.txt']);
  });

  it('does not grow with every text that a file ever had', () => {
    for (let start = 0; start < 6; start++) {
      const cache = new FactsCache(file(), 'one');
      for (let at = 0; at < 1_000; at++) toldOf(cache, `select ${start * 1_000 + at} as id`);
      cache.save();
    }
    assert.equal(readFileSync(file(), 'utf8').trimEnd().split('\n').length, 3_001);
  });

  it('does without a disk that cannot be written', () => {
    mkdirSync(file(), { recursive: true });
    checkFacts('one');
  });
});
