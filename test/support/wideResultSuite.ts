import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { LakehouseWindow } from './lakehouseWindow';
import { saveAs } from './saveDialog';
import type { VsCodeWindow } from './vscodeWindow';
import { differentRows, duckdbRows, writeWideTable } from './wideTable';

/** What the steps share: the window on a lake with the wide table, and the panel once it shows it. */
class WideResult {
  readonly rows: number;
  /** Milliseconds that a step may take: a million rows come in a moment, more of them in proportion. */
  readonly patience: number;
  panel: Frame | undefined;
  readonly #lake = mkdtempSync(join(tmpdir(), 'lakehouse-results-'));
  #source = '';
  #lakehouse: LakehouseWindow | undefined;

  constructor(rows: number) {
    this.rows = rows;
    this.patience = Math.max(60_000, rows / 20);
  }

  async open(): Promise<void> {
    this.#source = await writeWideTable(this.#lake, this.rows);
    this.#lakehouse = await LakehouseWindow.open({
      workspace: 'samples/lakehouse',
      build: false,
      lake: this.#lake,
      settings: { 'lakehouse.query.rowLimit': 0 },
    });
  }

  async close(): Promise<void> {
    await this.#lakehouse?.close();
    rmSync(this.#lake, { recursive: true, force: true });
  }

  get window(): VsCodeWindow {
    assert.ok(this.#lakehouse, 'the window was opened');
    return this.#lakehouse.window;
  }

  /** The panel, which shows the wide table. */
  get shown(): Frame {
    assert.ok(this.panel, 'the table was read');
    return this.panel;
  }

  /** The file that the sandbox reads the table from. */
  get source(): string {
    return this.#source;
  }

  /** A file that a test writes; `bronze` lies beside it. */
  file(name: string): string {
    return join(this.#lake, name);
  }

  /** Runs a statement from a document of its own. */
  async run(sql: string): Promise<void> {
    await this.window.newSqlDocument(sql);
    await this.window.page.keyboard.press('Control+Enter');
  }

  /** A cell of the grid by its row, from 1, and the place of its column, from 1. */
  cell(row: number, column: number): Locator {
    return this.shown.locator(`[role=row][aria-rowindex="${row + 1}"] [role=gridcell][aria-colindex="${column + 1}"]`);
  }

  /** The grid once it has so many rows. */
  async hasRows(rows: number): Promise<void> {
    await this.shown.locator(`[role=grid][aria-rowcount="${rows + 1}"]`).waitFor({ timeout: this.patience });
  }

  /** The query is over: there is a button that runs it again. */
  async isOver(): Promise<void> {
    await this.shown.getByRole('button', { name: 'Run Again' }).waitFor({ timeout: this.patience });
  }
}

/**
 * Registers the steps of somebody who looks at a result of so many rows and twenty columns in a real VS Code: it is read,
 * scrolled, sorted, filtered, searched, profiled, and exported to a file that must be equal to the source. `print` gets
 * how long each step took.
 */
export function wideResultSuite(rows: number, print: (figures: string) => void = () => undefined): void {
  const wide = new WideResult(rows);
  const times: string[] = [];

  before(() => wide.open());
  after(async () => {
    print(`      ${times.join('\n      ')}`);
    await wide.close();
  });
  afterEach(async function () {
    const { title = '', duration = 0 } = this.currentTest ?? {};
    times.push(`${(duration / 1000).toFixed(1)} s: ${title}`);
    await wide.window.screenshot(`results ${rows} ${title}`);
  });

  it('shows first rows while the query runs, and then all of them', () => readAll(wide, times));
  it('scrolls to the last row, and to the middle', () => scroll(wide));
  it('is sorted by a press on a column', () => sort(wide));
  it('is filtered, and found in', () => filterAndFind(wide));
  it('is profiled by column', () => profile(wide));
  it('is profiled in the headers', () => profileHeaders(wide));
  it('is exported to Parquet, equal to its source, though its tab is closed meanwhile', () => exported(wide));
}

async function readAll(wide: WideResult, times: string[]): Promise<void> {
  await wide.run('select 1 as ready');
  wide.panel = await wide.window.webview('[role=grid] :text("ready")', 60_000);
  await wide.run('select * from bronze.wide order by id');
  // The button that cancels is there while the query runs, and the rows stand below it.
  await wide.panel.waitForFunction(
    () => {
      const isRunning = document.querySelector('.toolbar [aria-label="Cancel Query"]') !== null;
      return isRunning && document.querySelector('[role=gridcell]')?.textContent === '0';
    },
    undefined,
    { timeout: wide.patience },
  );
  await wide.isOver();
  assert.equal(await wide.panel.getByRole('grid').getAttribute('aria-rowcount'), String(wide.rows + 1));
  times.push(`the panel: ${(await wide.panel.locator('.statusLine').innerText()).replace(/\s+/g, ' ')}`);
}

async function scroll(wide: WideResult): Promise<void> {
  const { window, rows, shown } = wide;
  await wide.cell(1, 1).click();
  await window.page.keyboard.press('Control+ArrowDown');
  await wide
    .cell(rows, 10)
    .getByText(`customer ${rows - 1}`)
    .waitFor();
  await window.page.keyboard.press('Control+G');
  const row = shown.getByRole('dialog', { name: 'Go to Row' }).getByRole('textbox');
  await row.fill((rows / 2 + 1).toLocaleString('en'));
  await row.press('Enter');
  await wide
    .cell(rows / 2 + 1, 10)
    .getByText(`customer ${rows / 2}`)
    .waitFor();
}

async function sort(wide: WideResult): Promise<void> {
  const header = wide.shown.locator('.columnHeader', { hasText: 'shuffled' });
  for (const order of ['ascending', 'descending']) {
    await header.locator('.columnName').click();
    const sorted = wide.shown.locator(`.columnHeader[aria-sort=${order}]`, { hasText: 'shuffled' });
    await sorted.waitFor({ timeout: wide.patience });
  }
  const [[most] = []] = await duckdbRows(`SELECT max(shuffled) FROM read_parquet('${wide.source}')`);
  await wide.cell(wide.rows / 2 + 1, 1).click();
  await wide.window.page.keyboard.press('Control+Home');
  await wide.cell(1, 5).getByText(String(most), { exact: true }).waitFor({ timeout: wide.patience });
}

async function filterAndFind(wide: WideResult): Promise<void> {
  const { shown } = wide;
  // A lost one, and the only name that holds so many nines.
  const last = `customer ${wide.rows - 1}`;
  await shown.getByRole('button', { name: 'Filters' }).click();
  const filter = shown.getByRole('textbox', { name: 'Filter status' });
  await filter.fill('lost');
  await filter.press('Enter');
  await wide.hasRows(wide.rows / 5);
  await shown.getByRole('button', { name: 'Find', exact: true }).click();
  await shown.getByRole('textbox', { name: 'Find' }).fill(last);
  const found = shown.locator('[role=gridcell]').getByText(last, { exact: true }).first();
  await found.waitFor({ timeout: wide.patience });
  await wide.window.page.keyboard.press('Escape');
}

async function profile({ shown, rows, patience }: WideResult): Promise<void> {
  await shown.locator('.columnHeader', { hasText: 'status' }).click({ button: 'right' });
  await shown.getByRole('menu').getByText('Profile', { exact: true }).click();
  const count = (rows / 5).toLocaleString('en');
  await shown.getByRole('complementary').getByText(count).first().waitFor({ timeout: patience });
}

/** Of the rows that were filtered: those that are lost. */
async function profileHeaders({ shown, patience }: WideResult): Promise<void> {
  await shown.getByRole('button', { name: 'Column Profiles' }).click();
  await shown.getByLabel('Profile of status: no NULL, 1 distinct, lost to lost').waitFor({ timeout: patience });
  await shown.waitForFunction(() => document.querySelector('.headerProfile.waiting') === null, undefined, {
    timeout: patience,
  });
}

async function exported(wide: WideResult): Promise<void> {
  const { window } = wide;
  // Without the filter of before: the whole result is to be equal.
  await window.command('Lakehouse: Run Query of Result Again');
  await wide.hasRows(wide.rows);
  await wide.isOver();
  const file = wide.file('exported.parquet');
  await window.command('Lakehouse: Export Result…');
  await window.pickFor('Format of the File', 'Parquet');
  await saveAs(window, file, 'bronze');
  await window.command('Lakehouse: Close Result');
  const told = window.notification(new RegExp(`${wide.rows.toLocaleString('en')} rows are in .*exported\\.parquet`));
  await told.waitFor({ timeout: 2 * wide.patience });
  assert.equal(await differentRows(wide.source, file), 0);
}
