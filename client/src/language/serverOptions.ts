import type { LanguageServerOptions } from '@lakehouse/protocol';
import * as vscode from 'vscode';

/** What the language server is started with. */
export function serverOptions({ globalStorageUri, extensionUri }: vscode.ExtensionContext): LanguageServerOptions {
  return {
    watchesFiles: true,
    ...(vscode.l10n.bundle === undefined ? {} : { l10n: vscode.l10n.bundle }),
    cacheFolder: vscode.Uri.joinPath(globalStorageUri, 'language-server').fsPath,
    diagnosticsPage: vscode.Uri.joinPath(extensionUri, 'docs', 'diagnostics.md').fsPath,
  };
}
