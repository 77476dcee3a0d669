import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { rowsText } from '../rowsText';
import type { HistoryEntry } from './historyEntry';

/** What can be done with a remembered query. */
export interface HistoryActions {
  /** Opens the statement in an editor. */
  readonly open: (entry: HistoryEntry) => Promise<void>;
  readonly run: (entry: HistoryEntry) => Promise<void>;
  readonly copy: (entry: HistoryEntry) => Promise<void>;
  readonly remove: (entry: HistoryEntry) => Promise<void>;
  readonly clear: () => Promise<void>;
  /** Tells the user of what went wrong. */
  readonly failed: (error: unknown) => void;
}

interface EntryItem extends vscode.QuickPickItem {
  readonly entry: HistoryEntry;
}

const LONGEST_DETAIL = 300;

/** Shows remembered queries, the newest first: a line is searched in its title, its statement and its connection. */
export function showHistoryPick(entries: readonly HistoryEntry[], actions: HistoryActions): void {
  const buttons = itemButtons();
  const pick = vscode.window.createQuickPick<EntryItem>();
  const clear = { iconPath: new vscode.ThemeIcon('clear-all'), tooltip: l10n.t('Clear All') };
  const attempt = (work: Promise<void>): void => void work.catch(actions.failed);
  const itemsOf = (all: readonly HistoryEntry[]): EntryItem[] =>
    all.map(entry => itemOf(entry, Object.values(buttons)));
  pick.title = l10n.t('Query History');
  pick.placeholder = entries.length === 0 ? l10n.t('No query was run yet') : l10n.t('Enter opens the statement');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = [clear];
  pick.items = itemsOf(entries);
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems;
    pick.hide();
    if (item !== undefined) attempt(actions.open(item.entry));
  });
  pick.onDidTriggerButton(() => {
    pick.hide();
    attempt(actions.clear());
  });
  pick.onDidTriggerItemButton(({ button, item: { entry } }) => {
    if (button === buttons.remove) {
      pick.items = pick.items.filter(each => each.entry.id !== entry.id);
      return attempt(actions.remove(entry));
    }
    pick.hide();
    attempt(button === buttons.run ? actions.run(entry) : actions.copy(entry));
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

function itemButtons() {
  return {
    run: { iconPath: new vscode.ThemeIcon('play'), tooltip: l10n.t('Run Again') },
    copy: { iconPath: new vscode.ThemeIcon('copy'), tooltip: l10n.t('Copy Statement') },
    remove: { iconPath: new vscode.ThemeIcon('trash'), tooltip: l10n.t('Remove from History') },
  };
}

function itemOf(entry: HistoryEntry, buttons: readonly vscode.QuickInputButton[]): EntryItem {
  const when = new Date(entry.at).toLocaleString(vscode.env.language, { dateStyle: 'short', timeStyle: 'short' });
  return {
    label: `$(${ICONS[entry.outcome]}) ${entry.title}`,
    description: [outcomeText(entry), when, entry.connection.name].join(' · '),
    detail: entry.sql.replace(/\s+/g, ' ').slice(0, LONGEST_DETAIL),
    buttons,
    entry,
  };
}

const ICONS: Readonly<Record<HistoryEntry['outcome'], string>> = {
  done: 'check',
  cancelled: 'circle-slash',
  failed: 'error',
};

function outcomeText({ outcome, rows, elapsedMs }: HistoryEntry): string {
  const took = secondsText(elapsedMs);
  const count = rowsText(rows, vscode.env.language);
  if (outcome === 'failed') return l10n.t('failed after {0}', took);
  return outcome === 'cancelled' ? l10n.t('cancelled, {0}', count) : l10n.t('{0} in {1}', count, took);
}

function secondsText(ms: number): string {
  const style = { style: 'unit', unit: 'second', unitDisplay: 'narrow', maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(vscode.env.language, style).format(ms / 1000);
}
