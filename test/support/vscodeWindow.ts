import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Frame, type Locator, type Page } from 'playwright-core';
import { CodeServer, type CodeServerOptions } from './codeServer';

const TRIES = 15;
const SHOTS = 'out/screenshots';

/** A real VS Code as a person sees it: one server, one browser window. Everything waits for what it should see. */
export class VsCodeWindow {
  readonly server: CodeServer;
  readonly page: Page;
  readonly #browser: Browser;

  private constructor(server: CodeServer, browser: Browser, page: Page) {
    this.server = server;
    this.#browser = browser;
    this.page = page;
  }

  static async open(options: CodeServerOptions): Promise<VsCodeWindow> {
    const server = await CodeServer.start(options);
    const args = [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
    ];
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium-headless-shell',
      args,
    });
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const window = new VsCodeWindow(server, browser, await context.newPage());
    try {
      await window.page.goto(`http://${server.address}/?folder=${encodeURI(server.workspace)}`);
      await window.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
      return window;
    } catch (error) {
      await window.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.server.stop();
  }

  /** A picture of the window in `out/screenshots`. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(SHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }

  /** Runs a command by the title that the palette shows: `Category: Title`. */
  async command(title: string): Promise<void> {
    await this.#quickInput('F1', `>${title}`, title);
  }

  /** Picks a row of a quick pick that is open or about to open. */
  async pick(row: string): Promise<void> {
    await this.page
      .locator('.quick-input-widget .monaco-list-row', { hasText: row })
      .first()
      .click({ timeout: 15_000 });
  }

  /** Types into an input box that is open or about to open, and confirms. */
  async answer(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    await input.waitFor({ timeout: 15_000 });
    await input.fill(text);
    await input.press('Enter');
  }

  /** Answers the input box of a title; several in a row share one widget, so the title tells which one is there. */
  async answerTo(title: string, text: string): Promise<void> {
    await this.#quickTitle(title);
    await this.answer(text);
  }

  /** Picks a row of the quick pick of a title. */
  async pickFor(title: string, row: string): Promise<void> {
    await this.#quickTitle(title);
    await this.pick(row);
  }

  async openFile(name: string): Promise<void> {
    await this.#quickInput('Control+P', name, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
    await this.command('View: Focus Active Editor Group');
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget input.input');
    await input.fill(`:${line}:${column}`);
    await input.press('Enter');
    await this.page.getByText(`Ln ${line}, Col ${column}`, { exact: true }).waitFor();
    await this.page.locator('.monaco-editor.focused').first().waitFor();
  }

  /** Types a new last line into the editor that has the focus. */
  async appendLine(text: string): Promise<void> {
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.type(text, { delay: 20 });
  }

  /** An untitled document of SQL, as one writes a query that nobody needs to keep. */
  async newSqlDocument(sql: string): Promise<void> {
    await this.command('File: New Untitled Text File');
    await this.command('Change Language Mode');
    await this.answer('MS SQL');
    await this.page.locator('.statusbar-item', { hasText: /^MS SQL$/ }).waitFor();
    await this.page.keyboard.insertText(sql);
  }

  /** Labels in the suggest widget at the cursor once `wanted` is among them. The list is virtual: about the first twelve. */
  async suggestions(wanted: string): Promise<string[]> {
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    for (let i = 0; i < TRIES; i++) {
      await this.page.keyboard.press('Control+Space');
      if (await appears(rows.filter({ hasText: wanted }).first(), 2000))
        return rows.locator('.label-name').allInnerTexts();
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`no suggestion ${wanted}`);
  }

  /** Takes a suggestion once it is the selected one: filtering lags behind typing. */
  async accept(label: string): Promise<void> {
    const focused = this.page.locator('.suggest-widget.visible .monaco-list-row.focused .label-name');
    await focused.getByText(label, { exact: true }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  async hover(): Promise<string> {
    const hover = this.page.locator('.monaco-editor .monaco-hover:not(.hidden) .hover-contents');
    await this.command('Show or Focus Hover');
    await hover.first().waitFor();
    return (await hover.allInnerTexts()).join('\n');
  }

  /** Waits until the Problems view shows a row with the text, and gives all rows' labels. */
  async problems(text: RegExp): Promise<string[]> {
    await this.command('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    await this.problem(text).waitFor({ timeout: 30_000 });
    return rows.evaluateAll(all => all.map(row => row.getAttribute('aria-label') ?? ''));
  }

  /** The row of a problem in the Problems view. */
  problem(text: RegExp): Locator {
    return this.page.locator('.markers-panel .monaco-list-row').filter({ hasText: text }).first();
  }

  /** Anything that the workbench itself says, webviews excepted. */
  anyText(text: RegExp): Locator {
    return this.page.getByText(text).first();
  }

  statusBar(text: RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text }).first();
  }

  /** The innermost frame of the webview that shows the selector. */
  async webview(selector: string, timeout = 30_000): Promise<Frame> {
    for (const end = Date.now() + timeout; Date.now() < end; await this.page.waitForTimeout(100)) {
      for (const frame of this.page.frames()) if (await isWebviewWith(frame, selector)) return frame;
    }
    throw new Error(`no webview shows ${selector}`);
  }

  treeItem(view: string, label: string | RegExp): Locator {
    const pane = this.page.locator('.pane', { has: this.page.locator(`.pane-header[aria-label^="${view}"]`) });
    return pane.getByRole('treeitem', { name: label });
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
  }

  async #quickTitle(title: string): Promise<void> {
    await this.page.locator('.quick-input-title', { hasText: title }).waitFor({ timeout: 15_000 });
  }

  /** Opens the quick input, types, and takes the row; anew when the workbench was not ready for a key or lacked the row. */
  async #quickInput(key: string, text: string, row: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    const rows = this.page.locator('.quick-input-widget .monaco-list-row');
    for (let i = 0; ; i++) {
      try {
        await this.page.keyboard.press(key);
        await input.fill(text, { timeout: 1500 });
        await rows.filter({ hasText: row }).first().click({ timeout: 1500 });
        await this.#quickInputTook(text);
        return;
      } catch (error) {
        if (i >= TRIES) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** A click on a row that was about to be replaced is lost, and the input then still stands there with its text. */
  async #quickInputTook(text: string): Promise<void> {
    await this.page.waitForFunction(
      typed => {
        const input = document.querySelector<HTMLInputElement>('.quick-input-widget input.input');
        return input === null || input.offsetParent === null || input.value !== typed;
      },
      text,
      { timeout: 1500 },
    );
  }
}

function appears(locator: Locator, timeout: number): Promise<boolean> {
  return locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
}

async function isWebviewWith(frame: Frame, selector: string): Promise<boolean> {
  try {
    if (frame.parentFrame() === null) return false;
    const id = await (await frame.frameElement()).getAttribute('id');
    return id === 'active-frame' && (await frame.locator(selector).first().isVisible());
  } catch {
    return false; // The frame went away while it was looked at.
  }
}
