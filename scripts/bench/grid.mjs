import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserForTests, BROWSER_HINT } from '../lib/browser.mjs';
import { buildProducts } from '../lib/bundles.mjs';
import { ROOT } from '../lib/paths.mjs';

const ORIGIN = 'https://bench.test';
const FRAMES = 240;
const PIXEL_RATIO = 2;
/** `length` is that of the texts: long ones are cut, which is more work to draw. */
const CASES = [
  { rows: 10_000_000, columns: 200, length: 8 },
  { rows: 1_000_000, columns: 50, length: 2000 },
  { rows: 100_000_000, columns: 1000, length: 8 },
];

/** The built results page in a browser, with a host in the page itself: what drawing costs, without any transport. */
export async function bench() {
  const executablePath = await browserForTests();
  if (executablePath === undefined) throw new Error(`No browser: ${BROWSER_HINT}.`);
  await buildProducts({ production: true, only: 'webview' });
  const browser = await chromium.launch({ executablePath });
  try {
    for (const size of CASES) await measure(browser, size);
  } finally {
    await browser.close();
  }
}

async function measure(browser, { rows, columns, length }) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 500 }, deviceScaleFactor: PIXEL_RATIO });
  await page.addInitScript(profilesInPage, rows);
  await page.addInitScript(hostInPage, { rows, columns, length });
  await page.route(`${ORIGIN}/**`, route => route.fulfill(answer(new URL(route.request().url()).pathname)));
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => globalThis.firstCellAt !== undefined);
  const firstRow = await page.evaluate(() => globalThis.firstCellAt - globalThis.firstBatchAt);
  const size = `${rows.toLocaleString('en')} x ${columns}, texts of ${length}`;
  process.stdout.write(`grid: ${size}: first paint ${firstRow.toFixed(0)} ms after the first batch was told\n`);
  for (const [name, step] of [
    ['wheel down', { down: 120 }],
    ['jumps over the whole height', { jump: true }],
    ['sideways', { right: 90 }],
    ['sideways under profiles', { right: 90, profiles: true }],
  ]) {
    if (step.profiles) await page.getByRole('button', { name: 'Column Profiles' }).click();
    const { work, frames } = await page.evaluate(scroll, { ...step, frames: FRAMES });
    process.stdout.write(
      `grid: ${size}: ${name}: frames p50 ${percentile(frames, 0.5)}, p95 ${percentile(frames, 0.95)} ms, of which script and layout p50 ${percentile(work, 0.5)}, p95 ${percentile(work, 0.95)} ms\n`,
    );
  }
  await page.close();
}

function percentile(values, part) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)].toFixed(1);
}

function answer(path) {
  const file = path.slice(1);
  if (file.endsWith('.js')) return { contentType: 'text/javascript', body: built(file) };
  if (file.endsWith('.css')) return { contentType: 'text/css', body: built(file) };
  const body = `<!DOCTYPE html><link rel="stylesheet" href="/results.css"><div id="root"></div><script type="module" src="/results.js"></script>`;
  return { contentType: 'text/html', body };
}

function built(file) {
  return readFileSync(join(ROOT, 'dist/webview', file), 'utf8');
}

/** Runs in the page: profiles of numbers, as the host tells them. */
function profilesInPage(rows) {
  const profile = ({ column }) => ({
    column,
    rows,
    nulls: rows / 10,
    distinct: { count: 340, isEstimate: false },
    min: '1',
    max: '99',
    histogram: Array.from({ length: 20 }, (_, i) => ({ from: `${i}`, to: `${i + 1}`, rows: (i * 7) % 20 })),
    top: [],
  });
  globalThis.moreAnswers = { 'results/profile': profile };
}

/** Runs in the page: a host that makes up cells, and notes when the first of them is drawn. */
function hostInPage({ rows, columns, length }) {
  const column = i => ({ name: `column_${i}`, type: i % 2 ? 'VARCHAR' : 'BIGINT', kind: i % 2 ? 'text' : 'number' });
  const progress = (state, count) => ({
    resultId: 'a',
    state,
    columns: Array.from({ length: columns }, (_, i) => column(i)),
    rows: count,
    bytes: 0,
    elapsedMs: 1,
    truncated: false,
  });
  const tab = { resultId: 'a', title: 'bench', sql: '', connection: 'bench', transport: 'flight' };
  const cells = (row, start, count) =>
    Array.from({ length: count }, (_, c) =>
      c % 2 ? 'text '.repeat(length / 4).slice(0, length) : `${row * 1000 + start + c}`,
    );
  const empty = { ...progress('running', 0), columns: [] };
  const answers = {
    ...globalThis.moreAnswers,
    'results/ready': () => ({ tabs: [{ ...tab, progress: empty }], selected: 'a' }),
    'results/window': ({ rowStart, rowCount, columnStart, columnCount }) => ({
      rowStart,
      columnStart,
      rows: Array.from({ length: rowCount }, (_, r) => cells(rowStart + r, columnStart, columnCount)),
    }),
  };
  globalThis.acquireVsCodeApi = () => ({
    postMessage({ id, method, params }) {
      const value = answers[method]?.(params) ?? {};
      window.postMessage({ kind: 'response', id, outcome: { ok: true, value } }, '*');
    },
    getState: () => undefined,
    setState: () => undefined,
  });
  const tell = (state, count) =>
    window.postMessage({ kind: 'news', method: 'results/progress', params: progress(state, count) }, '*');
  addEventListener('load', () => {
    setTimeout(() => {
      globalThis.firstBatchAt = performance.now();
      tell('running', 4096);
      setTimeout(() => tell('done', rows), 500);
    }, 200);
  });
  new MutationObserver(() => {
    if (globalThis.isSeen || document.querySelector('[role=gridcell]:not(.waiting)') === null) return;
    globalThis.isSeen = true;
    // The frame in which the cells were written is painted before the next one begins.
    requestAnimationFrame(() => (globalThis.firstCellAt = performance.now()));
  }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
}

/** Runs in the page: scrolls on every frame, and gives the milliseconds of each frame and of the script in it. */
async function scroll({ down = 0, right = 0, jump = false, frames }) {
  const grid = document.querySelector('[role=grid]');
  await new Promise(resolve => setTimeout(resolve, 800));
  grid.scrollTo(0, 0);
  const times = { work: [], frames: [] };
  const frame = () => new Promise(requestAnimationFrame);
  let last = await frame();
  for (let i = 0; i < frames; i++) {
    if (jump) grid.scrollTop = ((i * 7919) % 1000) * (grid.scrollHeight / 1000);
    else if (right > 0) grid.scrollLeft += right;
    else grid.dispatchEvent(new WheelEvent('wheel', { deltaY: down, bubbles: true, cancelable: true }));
    const now = await frame();
    times.frames.push(now - last);
    last = now;
    // This callback and the grid's own run in the same frame: what is left until the next task is their script and layout.
    const started = performance.now();
    await new Promise(resolve => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
    times.work.push(performance.now() - started);
  }
  return times;
}
