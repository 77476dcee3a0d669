import { Disposables, Failure, type Disposable } from '@lakehouse/base';
import * as vscode from 'vscode';
import type { CommandId } from './commandTable';

/** What a command does. Arguments come from menus and links, so they are unknown until checked. */
export type CommandHandler = (...args: readonly unknown[]) => Promise<void> | void;

/** One handler per command of a table of specs, none left out. */
export type HandlersOf<Specs> = Readonly<Record<keyof Specs, CommandHandler>>;

/** One handler per command of the whole table. */
export type CommandHandlers = Readonly<Record<CommandId, CommandHandler>>;

/** Registers every command; whatever a handler throws is shown as a `Failure`, once. */
export function registerCommands(handlers: CommandHandlers, show: (failure: Failure) => void): Disposable {
  const owned = new Disposables();
  for (const [id, handler] of Object.entries(handlers)) {
    const run = async (...args: readonly unknown[]): Promise<void> => {
      try {
        await handler(...args);
      } catch (error) {
        show(Failure.from(error));
      }
    };
    owned.add(vscode.commands.registerCommand(id, run));
  }
  return owned;
}
