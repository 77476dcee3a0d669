import * as vscode from 'vscode';
import type { SettingName, SettingValue } from './settings';

/** The value of a setting for a resource. */
export function readSetting<N extends SettingName>(name: N, resource?: vscode.Uri): SettingValue<N> {
  const value = vscode.workspace.getConfiguration(undefined, resource).get(name);
  // The manifest declares type and default of every name in the table, so VS Code answers with that type.
  return value as SettingValue<N>;
}
