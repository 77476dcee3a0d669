import { Disposables, Failure, type Disposable } from '@lakehouse/base';
import {
  lineageParams,
  type Handlers,
  type LineageCalls,
  type LineageNews,
  type LineageState,
  type Outcome,
} from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LanguageService } from '../language/languageService';
import { SurfaceView } from '../view/surfaceView';
import type { WebviewServices } from '../view/webviewHost';
import { LineageDepth } from './lineageDepth';
import { lineageOf } from './lineageSource';

/** Milliseconds without a keystroke after which the graph is asked for again. */
const TYPING_PAUSE = 250;
const DONE: Outcome<Record<string, never>> = { ok: true, value: {} };

/** The lineage of the model in the active editor, as it is in the editor: unsaved edits count. */
export class LineageView implements Disposable {
  readonly #language: LanguageService;
  readonly #depth: LineageDepth;
  readonly #owned = new Disposables();
  readonly #view: SurfaceView<LineageCalls, LineageNews>;
  #followed: vscode.Uri | undefined;
  #shown: LineageState | undefined;
  #asking: AbortController | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(language: LanguageService, memory: vscode.Memento, services: WebviewServices) {
    this.#language = language;
    this.#depth = new LineageDepth(memory);
    const surface = { name: 'lineage', title: l10n.t('Lineage'), params: lineageParams } as const;
    this.#view = this.#owned.add(new SurfaceView('lakehouse.lineage', surface, this.#handlers(), services));
    this.#owned.add({ dispose: () => this.#stopAsking() });
    this.#follow(vscode.window.activeTextEditor);
    this.#owned.add(
      vscode.window.onDidChangeActiveTextEditor(editor => {
        this.#follow(editor);
        this.#refreshSoon(0);
      }),
    );
    this.#owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#edited(document)));
    this.#owned.add(language.onNews('lakehouse/projectChanged', () => this.#refreshSoon(TYPING_PAUSE)));
    this.#owned.add(language.onDidStart(() => this.#refreshSoon(0)));
  }

  /** Brings the view into sight; the keyboard goes to it. */
  show(): Promise<void> {
    this.#follow(vscode.window.activeTextEditor);
    return this.#view.show({ preserveFocus: false });
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** Goes with the editor to another file. Output channels, settings and the like leave the graph where it is. */
  #follow(editor: vscode.TextEditor | undefined): void {
    if (editor?.document.uri.scheme === 'file') this.#followed = editor.document.uri;
  }

  #edited(document: vscode.TextDocument): void {
    if (document.uri.scheme === 'file') this.#refreshSoon(TYPING_PAUSE);
  }

  #refreshSoon(delay: number): void {
    if (!this.#view.visible) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), delay);
  }

  async #refresh(): Promise<void> {
    try {
      this.#view.tell('lineage/changed', await this.#ask());
    } catch {
      // Cancelled by a later question, whose answer is on its way.
      return;
    }
  }

  /** Asks the server; an answer that is no longer waited for is dropped, so the last question wins. */
  async #ask(): Promise<LineageState> {
    this.#stopAsking();
    const asking = new AbortController();
    this.#asking = asking;
    const state = await lineageOf(this.#language, this.#followed?.toString(), this.#depth.value, asking.signal);
    asking.signal.throwIfAborted();
    // A file that is no node, as profiles.yml, takes the graph away only when there is none to keep.
    if (state.message === undefined || this.#shown?.lineage.focus === undefined) this.#shown = state;
    return { ...this.#shown, depth: state.depth };
  }

  #stopAsking(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = undefined;
  }

  #handlers(): Handlers<LineageCalls> {
    return {
      'lineage/ready': async () => ({ ok: true, value: await this.#ask() }),
      'lineage/open': async ({ uniqueId }) => {
        await this.#open(uniqueId);
        return DONE;
      },
      'lineage/setDepth': async ({ depth }) => {
        await this.#depth.set(depth);
        await this.#refresh();
        return DONE;
      },
    };
  }

  async #open(uniqueId: string): Promise<void> {
    const node = this.#shown?.lineage.nodes.find(each => each.uniqueId === uniqueId);
    if (node?.uri === undefined)
      throw new Failure('project.notFound', l10n.t('{0} has no file in this project.', node?.name ?? uniqueId));
    const line = node.line ?? 0;
    const selection = new vscode.Range(line, 0, line, 0);
    await vscode.window.showTextDocument(vscode.Uri.parse(node.uri, true), { selection });
  }
}
