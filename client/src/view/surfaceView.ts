import { Disposables, type Disposable } from '@lakehouse/base';
import type { Handlers } from '@lakehouse/protocol';
import * as vscode from 'vscode';
import { WebviewHost, type Surface, type WebviewServices } from './webviewHost';

/** A view of the side bar or the panel that shows a surface; VS Code makes and drops the webview as it likes. */
export class SurfaceView<Calls, News> implements Disposable {
  readonly #id: string;
  readonly #owned = new Disposables();
  readonly #visibility = new vscode.EventEmitter<boolean>();
  #visible = false;
  #view: vscode.WebviewView | undefined;
  #host: WebviewHost<Calls, News> | undefined;

  /** Fires with `true` when the view comes into sight, and with `false` when it goes. */
  readonly onDidChangeVisibility = this.#visibility.event;

  /** `id` is that of the view in the manifest. */
  constructor(id: string, surface: Surface<Calls>, handlers: Handlers<Calls>, services: WebviewServices) {
    this.#id = id;
    this.#owned.add(this.#visibility);
    this.#owned.add({ dispose: () => this.#drop() });
    const resolveWebviewView = (view: vscode.WebviewView): void => {
      this.#drop();
      this.#view = view;
      this.#host = new WebviewHost(view.webview, surface, handlers, services);
      view.onDidChangeVisibility(() => this.#see(view.visible));
      view.onDidDispose(() => {
        if (this.#view === view) this.#drop();
      });
      this.#see(view.visible);
    };
    this.#owned.add(vscode.window.registerWebviewViewProvider(id, { resolveWebviewView }));
  }

  get visible(): boolean {
    return this.#visible;
  }

  /** Brings the view into sight; with `preserveFocus` the keyboard stays where it is. */
  async show(options: { readonly preserveFocus: boolean }): Promise<void> {
    if (this.#view !== undefined) this.#view.show(options.preserveFocus);
    else await vscode.commands.executeCommand(`${this.#id}.focus`, options);
  }

  /** Tells the page something; lost while there is none, because a page asks for everything when it starts. */
  tell<M extends keyof News & string>(method: M, params: News[M]): void {
    this.#host?.tell(method, params);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #drop(): void {
    const host = this.#host;
    this.#host = undefined;
    this.#view = undefined;
    host?.dispose();
    this.#see(false);
  }

  #see(visible: boolean): void {
    if (this.#visible === visible) return;
    this.#visible = visible;
    this.#visibility.fire(visible);
  }
}
