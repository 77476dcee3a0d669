import type { LogOutputChannel } from 'vscode';
import type { HandlersOf } from '../commands/registerCommands';
import type { LanguageService } from '../language/languageService';
import { showReferences } from '../language/showReferences';
import type { generalCommandSpecs } from './commandSpecs';

export function generalCommandHandlers(
  channel: LogOutputChannel,
  language: LanguageService,
): HandlersOf<typeof generalCommandSpecs> {
  return {
    'lakehouse.showLog': () => channel.show(),
    'lakehouse.restartServer': () => language.restart(),
    'lakehouse.showReferences': showReferences,
  };
}
