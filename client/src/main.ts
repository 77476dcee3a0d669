import { join } from 'node:path';
import { Disposables } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerCommands } from './commands/registerCommands';
import { generalCommandHandlers } from './general/commandHandlers';
import { LanguageService } from './language/languageService';
import { channelLogger } from './log';
import { showFailure } from './showFailure';

/** Composes the extension by hand: everything that is made here gets what it uses, and goes with the context. */
export function activate(context: vscode.ExtensionContext): void {
  if (vscode.l10n.bundle !== undefined) l10n.config({ contents: vscode.l10n.bundle });
  const owned = new Disposables();
  context.subscriptions.push(owned);

  const channel = owned.add(vscode.window.createOutputChannel('Lakehouse', { log: true }));
  const log = channelLogger(channel);
  const at = (path: string): string => join(context.extensionPath, path);

  const language = owned.add(new LanguageService(at('dist/server/main.js'), channel, log));

  owned.add(
    registerCommands(
      {
        ...generalCommandHandlers(channel, language),
      },
      failure => void showFailure(failure, log),
    ),
  );

  void language.start();
}
