import { randomBytes } from 'node:crypto';
import { Disposables, type Disposable, type Logger } from '@lakehouse/base';
import { portMessage, type Handlers, type ParamDecoders, type PortMessage } from '@lakehouse/protocol';
import * as vscode from 'vscode';
import { CallAnswers } from './callAnswers';
import { surfaceHtml } from './surfaceHtml';

/** A page of our own in a webview: which bundle it is, and how what it sends is checked. */
export interface Surface<Calls> {
  /** Name of the bundle below `dist/webview`. */
  readonly name: 'results' | 'lineage';
  readonly title: string;
  readonly params: ParamDecoders<Calls>;
}

/** What every webview needs of the extension. */
export interface WebviewServices {
  readonly extensionUri: vscode.Uri;
  readonly log: Logger;
}

/**
 * Fills a webview with a surface and speaks with it: answers its calls, tells it news.
 *
 * A hidden webview loses its page and messages; the page asks for the whole state again when it starts,
 * so news may be told at any time and are never kept.
 */
export class WebviewHost<Calls, News> implements Disposable {
  readonly #webview: vscode.Webview;
  readonly #log: Logger;
  readonly #answers: CallAnswers<Calls>;
  readonly #owned = new Disposables();
  readonly #cancelled = { aborted: false };

  constructor(webview: vscode.Webview, surface: Surface<Calls>, handlers: Handlers<Calls>, services: WebviewServices) {
    this.#webview = webview;
    this.#log = services.log;
    this.#answers = new CallAnswers(handlers, surface.params);
    const folder = vscode.Uri.joinPath(services.extensionUri, 'dist', 'webview');
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    this.#owned.add(webview.onDidReceiveMessage((message: unknown) => void this.#receive(message)));
    const uriOf = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
    webview.html = surfaceHtml({
      title: surface.title,
      language: vscode.env.language,
      script: uriOf(`${surface.name}.js`),
      style: uriOf(`${surface.name}.css`),
      origin: webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      texts: vscode.l10n.bundle,
    });
  }

  /** Tells the page something; lost while it is hidden. */
  tell<M extends keyof News & string>(method: M, params: News[M]): void {
    this.#post({ kind: 'news', method, params });
  }

  dispose(): void {
    this.#cancelled.aborted = true;
    this.#owned.dispose();
  }

  async #receive(message: unknown): Promise<void> {
    const request = portMessage(message);
    if (request?.kind !== 'request') {
      this.#log.warn('webview', 'a message that is no request was dropped');
      return;
    }
    const outcome = await this.#answers.answer(request, this.#cancelled);
    if (!outcome.ok && outcome.error.code === 'bug')
      this.#log.error('webview', outcome.error.message, { method: request.method });
    this.#post({ kind: 'response', id: request.id, outcome });
  }

  #post(message: PortMessage): void {
    if (this.#cancelled.aborted) return;
    this.#webview.postMessage(message).then(undefined, (error: unknown) => {
      this.#log.debug('webview', 'a message was not delivered', { reason: String(error) });
    });
  }
}
