import type { HandlersOf } from '../commands/registerCommands';
import type { lineageCommandSpecs } from './commandSpecs';
import type { LineageView } from './lineageView';

export function lineageCommandHandlers(view: LineageView): HandlersOf<typeof lineageCommandSpecs> {
  return { 'lakehouse.showLineage': () => view.show() };
}
