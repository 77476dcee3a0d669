import assert from 'node:assert/strict';
import type { ResultsCalls, ResultsNews, ResultTab } from '@lakehouse/protocol';
import type { Browser, Locator, Page } from 'playwright-core';
import { FakeResults, sampleCell } from './fakeResults';
import { launchBrowser, SurfacePage, type SurfaceOptions } from './surfacePage';

/** The results panel in a browser with a host of made-up results, as the tests of its features use it. */
export class ResultsPanel {
  readonly host: FakeResults;
  readonly surface: SurfacePage<ResultsNews>;

  private constructor(host: FakeResults, surface: SurfacePage<ResultsNews>) {
    this.host = host;
    this.surface = surface;
  }

  static async open(
    browser: Browser,
    tabs: readonly ResultTab[],
    options: Partial<SurfaceOptions> = {},
  ): Promise<ResultsPanel> {
    const host = new FakeResults({ tabs, selected: tabs[0]?.resultId });
    return new ResultsPanel(host, await SurfacePage.open(browser, { surface: 'results', ...options }, host.handlers));
  }

  get page(): Page {
    return this.surface.page;
  }

  get grid(): Locator {
    return this.page.getByRole('grid');
  }

  /** A cell by its row and the position of its column. */
  cell(row: number, position: number): Locator {
    return this.page.locator(`[role=row][aria-rowindex="${row + 2}"] [role=gridcell][aria-colindex="${position + 2}"]`);
  }

  header(name: string): Locator {
    return this.page.getByRole('columnheader', { name, exact: false }).first();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Waits until these are the names of the columns, in the order in which they are shown. */
  async checkColumns(names: readonly string[]): Promise<void> {
    await this.page.waitForFunction(expected => {
      const headers = [...document.querySelectorAll('.columnHeader')].map(element => ({
        at: Number(element.getAttribute('aria-colindex')),
        name: element.querySelector('.columnName')?.textContent ?? '',
      }));
      const shown = headers.sort((a, b) => a.at - b.at).map(header => header.name);
      return JSON.stringify(shown) === JSON.stringify(expected);
    }, names);
  }

  /** Waits until a cell shows a text. */
  async shows(row: number, position: number, text: string): Promise<void> {
    await this.cell(row, position).getByText(text, { exact: true }).waitFor();
  }

  /** The cell is drawn with its text, and wholly within the grid. */
  async checkInSight(row: number, column: number): Promise<void> {
    await this.shows(row, column, sampleCell(row, column) ?? 'NULL');
    const [box, grid] = [await this.cell(row, column).boundingBox(), await this.grid.boundingBox()];
    assert.ok(box !== null && grid !== null);
    assert.ok(box.y >= grid.y + 39 && box.y + box.height <= grid.y + grid.height + 0.5, `row ${row} at ${box.y}`);
    assert.ok(box.x >= grid.x && box.x < grid.x + grid.width, `column ${column} at ${box.x}`);
  }

  /** Waits, frame by frame, until something is true. */
  async until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isTrue())) await this.page.evaluate(() => new Promise(requestAnimationFrame));
  }

  /** Waits until the host was asked for a method as often as expected, and checks with what. */
  async checkAsked<M extends keyof ResultsCalls>(
    method: M,
    expected: readonly ResultsCalls[M]['params'][],
  ): Promise<void> {
    await this.until(() => this.host.paramsOf(method).length >= expected.length);
    assert.deepEqual(this.host.paramsOf(method), expected);
  }

  /** Chooses an entry of the menu that is open. */
  choose(label: string): Promise<void> {
    return this.page.getByRole('menu').getByText(label, { exact: true }).click();
  }

  /** Closes the page; it must have had nothing to complain about. */
  async close(): Promise<void> {
    const { complaints } = this.surface;
    await this.surface.close();
    assert.deepEqual(complaints, []);
  }
}

/** Opens panels for the tests of a suite, in one browser, and closes them after each test. */
export function panelsOfSuite(): (
  tabs: readonly ResultTab[],
  options?: Partial<SurfaceOptions>,
) => Promise<ResultsPanel> {
  const opened: ResultsPanel[] = [];
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const panel of opened.splice(0)) await panel.close();
  });
  after(() => browser.close());
  return async (tabs, options) => {
    const panel = await ResultsPanel.open(browser, tabs, options);
    opened.push(panel);
    return panel;
  };
}
