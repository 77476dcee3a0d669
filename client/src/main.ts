import { Disposables } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { openAirbyte } from './airbyte/openAirbyte';
import { registerCommands } from './commands/registerCommands';
import { connectionCommandHandlers, type TestFlight } from './connections/commandHandlers';
import { openConnections } from './connections/openConnections';
import { openDatasets } from './datasets/openDatasets';
import { openDbt } from './dbt/openDbt';
import { generalCommandHandlers } from './general/commandHandlers';
import { LanguageService } from './language/languageService';
import { EDITOR_SETTINGS } from './language/editorSettings';
import { ModelLanguage } from './language/modelLanguage';
import { SettingsTeller } from './language/settingsTeller';
import { lineageCommandHandlers } from './lineage/commandHandlers';
import { LineageView } from './lineage/lineageView';
import { channelLogger } from './log';
import { openQuery } from './query/openQuery';
import { openQueryWorker } from './query/openQueryWorker';
import { showFailure } from './showFailure';

/** Composes the extension by hand: everything that is made here gets what it uses, and goes with the context. */
export function activate(context: vscode.ExtensionContext): void {
  if (vscode.l10n.bundle !== undefined) l10n.config({ contents: vscode.l10n.bundle });
  const owned = new Disposables();
  context.subscriptions.push(owned);

  const channel = owned.add(vscode.window.createOutputChannel('Lakehouse', { log: true }));
  const log = channelLogger(channel);

  const language = owned.add(new LanguageService(context, channel, log));
  owned.add(new ModelLanguage(language, log));
  owned.add(new SettingsTeller(language, EDITOR_SETTINGS, log));
  const connections = openConnections(context, language, log);
  const services = { extensionUri: context.extensionUri, log };
  const lineage = owned.add(new LineageView(language, context.workspaceState, services));
  const worker = openQueryWorker(context, log);
  const testFlight: TestFlight = async endpoint => (await worker.call('query/test', { endpoint })).elapsedMs;

  owned.add(
    registerCommands(
      {
        ...generalCommandHandlers(channel, language),
        ...connectionCommandHandlers(connections, testFlight),
        ...openQuery(context, { connections, language, worker, webviews: services }),
        ...openDbt(context, connections, language, log),
        ...openDatasets(context, connections, language, log),
        ...openAirbyte(context),
        ...lineageCommandHandlers(lineage),
      },
      failure => void showFailure(failure, log),
    ),
  );

  void language.start();
  void connections.refresh();
}
