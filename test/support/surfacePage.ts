import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Handlers, Outcome, PortMessage } from '@lakehouse/protocol';
import AxeBuilder from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { surfaceHtml } from '../../client/src/view/surfaceHtml';
import { required } from './required';
import { THEMES, type ThemeName } from './themes';

const ORIGIN = 'https://surface.test';
/** Milliseconds after which what a test waits for will not come, even on a busy machine. */
const PATIENCE = 30_000;
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', html: 'text/html' };

export interface SurfaceOptions {
  readonly surface: 'results' | 'lineage';
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly pixelRatio?: number;
  readonly texts?: Readonly<Record<string, string>>;
}

/** A built surface in a browser, under the policy that VS Code applies, with a host made of the given handlers. */
export class SurfacePage<News> {
  readonly page: Page;
  /** What the page complained about: errors, and breaches of its policy. */
  readonly complaints: readonly string[];

  private constructor(page: Page, complaints: readonly string[]) {
    this.page = page;
    this.complaints = complaints;
  }

  static async open<C, N>(browser: Browser, options: SurfaceOptions, handlers: Handlers<C>): Promise<SurfacePage<N>> {
    const files = filesOf(options);
    const page = await browser.newPage({
      viewport: { width: options.width ?? 1000, height: options.height ?? 420 },
      deviceScaleFactor: options.pixelRatio ?? 1,
    });
    page.setDefaultTimeout(PATIENCE);
    const complaints: string[] = [];
    page.on('pageerror', error => complaints.push(error.message));
    page.on('console', line => {
      if (line.type() === 'error') complaints.push(line.text());
    });
    await page.exposeFunction('toHost', (message: PortMessage) => answer(page, handlers, message));
    await page.addInitScript(installApi);
    await page.addInitScript(wearTheme, THEMES[options.theme ?? 'dark']);
    await page.route(`${ORIGIN}/**`, route => {
      const file = new URL(route.request().url()).pathname.slice(1);
      const type = TYPES[file.split('.').at(-1) ?? ''] ?? 'text/html';
      return route.fulfill({ body: files.get(file) ?? '', contentType: type });
    });
    await page.goto(`${ORIGIN}/`);
    return new SurfacePage<N>(page, complaints);
  }

  /** Tells the page news, as the host would. */
  async tell<M extends keyof News & string>(method: M, params: News[M]): Promise<void> {
    await deliver(this.page, { kind: 'news', method, params });
  }

  /** Puts on another theme, as VS Code does while a page is open. */
  async wear(theme: ThemeName): Promise<void> {
    await this.page.evaluate(wearTheme, THEMES[theme]);
  }

  /** What is wrong for people who cannot see or point, by axe: one line per finding. */
  async accessibilityFindings(): Promise<readonly string[]> {
    await this.page.evaluate(AxeBuilder.source);
    return this.page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof AxeBuilder }).axe.run(document, {
        // A webview is a part of a window: landmarks and headings are the window's.
        rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
      });
      return violations.flatMap(rule =>
        rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
      );
    });
  }

  async screenshot(name: string): Promise<void> {
    const folder = resolve('out/screenshots');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

/** The browser that the suite was given. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: required('CHROMIUM') });
}

/** What the page may load. Read before it opens, so that a bundle that was not built is an error and no wait. */
function filesOf(options: SurfaceOptions): ReadonlyMap<string, string> {
  const bundle = ['js', 'css'].map(ending => `${options.surface}.${ending}`);
  return new Map([
    ['', html(options)],
    ...bundle.map(name => [name, readFileSync(resolve('dist/webview', name), 'utf8')] as const),
  ]);
}

function html({ surface, texts }: SurfaceOptions): string {
  return surfaceHtml({
    title: surface,
    language: 'en',
    script: `${ORIGIN}/${surface}.js`,
    style: `${ORIGIN}/${surface}.css`,
    origin: ORIGIN,
    nonce: randomBytes(16).toString('base64url'),
    texts,
  });
}

async function answer<C>(page: Page, handlers: Handlers<C>, message: PortMessage): Promise<void> {
  if (message.kind !== 'request') return;
  // The page is our own surface, which asks only what its map of calls holds.
  const handler = handlers[message.method as keyof typeof handlers] as (
    params: unknown,
    cancelled: { readonly aborted: boolean },
  ) => Promise<Outcome<unknown>>;
  const outcome = await handler(message.params, { aborted: false });
  await deliver(page, { kind: 'response', id: message.id, outcome });
}

async function deliver(page: Page, message: PortMessage): Promise<void> {
  if (page.isClosed()) return;
  await page.evaluate(sent => window.postMessage(sent, '*'), message as unknown);
}

function installApi(): void {
  const toHost = (message: unknown): void => (globalThis as unknown as { toHost(m: unknown): void }).toHost(message);
  const key = 'surface-state';
  Object.assign(globalThis, {
    acquireVsCodeApi: () => ({
      postMessage: toHost,
      getState: () => JSON.parse(sessionStorage.getItem(key) ?? 'null') as unknown,
      setState: (state: unknown) => sessionStorage.setItem(key, JSON.stringify(state)),
    }),
  });
}

/** Before the page's own script runs when the page is just loading, as in VS Code. */
function wearTheme(theme: { readonly bodyClass: string; readonly variables: Readonly<Record<string, string>> }): void {
  const wear = (): void => {
    document.body.className = theme.bodyClass;
    document.documentElement.removeAttribute('style');
    for (const [name, value] of Object.entries(theme.variables))
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    document.body.style.background = 'var(--vscode-panel-background)';
  };
  if (document.readyState === 'loading') document.addEventListener('readystatechange', wear, { once: true });
  else wear();
}
