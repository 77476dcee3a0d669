import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFacts, type FileKind } from '../../service/project/index/fileFacts';
import { FactsCache } from './factsCache';
import { sendFiles } from './sendFiles';
import { SentSource } from './sentSource';

const MODEL: FileKind = { role: 'model', isPython: false };
const TEXTS = ["select 'ü' from {{ ref('a') }}", '', "\uFEFFselect 1 from {{ source('s', 'tä') }}", 'select 2'];

describe('a file that a thread sent', () => {
  it('gives its text and names, each its own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lakehouse-sent-'));
    try {
      const files = TEXTS.map((text, at) => {
        const path = join(folder, `${at}.sql`);
        writeFileSync(path, text);
        return { path, ...MODEL };
      });
      const sent = sendFiles(files, new FactsCache(undefined, 'one'));
      for (const [at, text] of TEXTS.entries()) {
        const [start = 0, middle = 0, end = 0] = [at === 0 ? 0 : sent.ends[2 * at - 1], ...sent.ends.subarray(2 * at)];
        const source = new SentSource(sent.bytes, { start, middle, end }, MODEL);
        const plain = text.replace('\uFEFF', '');
        assert.deepEqual([source.text, source.uses], [plain, readFacts(MODEL, plain).uses]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('reads its names anew when a damaged cache told them', () => {
    const text = "select 1 from {{ ref('a') }}";
    const bytes = Buffer.from(`${text}[{"kind":`);
    const source = new SentSource(bytes, { start: 0, middle: text.length, end: bytes.length }, MODEL);
    assert.deepEqual(source.uses, readFacts(MODEL, text).uses);
  });
});
