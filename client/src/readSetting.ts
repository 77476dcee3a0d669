import * as vscode from 'vscode';
import type { SettingName, SettingValue } from './settings';

/** The value of a setting for a resource. */
export function readSetting<N extends SettingName>(name: N, resource?: vscode.Uri): SettingValue<N> {
  const value = vscode.workspace.getConfiguration(undefined, resource).get(name);
  // The manifest declares type and default of every name in the table, so VS Code answers with that type.
  return value as SettingValue<N>;
}

/** Settings of VS Code itself that we honour; it applies them to no connection of ours. */
export interface EditorSettings {
  readonly 'http.proxy': string;
  readonly 'http.proxySupport': 'off' | 'on' | 'fallback' | 'override';
  readonly 'http.proxyStrictSSL': boolean;
  readonly 'http.noProxy': readonly string[];
  readonly 'http.systemCertificates': boolean;
  readonly 'files.associations': Readonly<Record<string, string>>;
}

/** The value of one of VS Code's own settings, or `undefined` where this editor does not know it. */
export function readEditorSetting<N extends keyof EditorSettings>(
  name: N,
  resource?: vscode.Uri,
): EditorSettings[N] | undefined {
  return vscode.workspace.getConfiguration(undefined, resource).get<EditorSettings[N]>(name);
}
