import { Disposables, type Disposable } from '@lakehouse/base';
import type { LanguageSettings } from '@lakehouse/protocol';
import * as vscode from 'vscode';
import { readSetting } from '../readSetting';
import type { WatchedSettings } from './settingsTeller';

/** Checks keys of YAML files by dbt's schema: where it is active, we are silent about them. */
const OTHER_YAML = 'redhat.vscode-yaml';

/** The settings of language features in VS Code, and what another extension takes over from them. */
export const EDITOR_SETTINGS: WatchedSettings = {
  now: (): LanguageSettings => ({
    habits: readSetting('lakehouse.hints.queryHabits'),
    inlayTypes: readSetting('lakehouse.inlayHints.types'),
    inlayStars: readSetting('lakehouse.inlayHints.stars'),
    keywordCase: readSetting('lakehouse.format.keywordCase'),
    yamlKeys: vscode.extensions.getExtension(OTHER_YAML) === undefined,
  }),
  onDidChange: (listener): Disposable => {
    const owned = new Disposables();
    owned.add(vscode.workspace.onDidChangeConfiguration(listener));
    owned.add(vscode.extensions.onDidChange(listener));
    return owned;
  },
};
