import * as vscode from 'vscode';
import { SETTINGS_SECTION } from '../../server/src/protocol/index.ts';

/**
 * The settings of the section that somebody has set for a resource. Defaults are left out: a setting
 * that is not set leaves the word to the configuration file, and the server knows its defaults.
 */
export function explicitSettings(resource: vscode.Uri | undefined): Record<string, unknown> {
  const section = vscode.workspace.getConfiguration(SETTINGS_SECTION, resource ?? null);
  const settings: Record<string, unknown> = {};
  for (const key of Object.keys(section)) {
    const inspected = section.inspect(key);
    if (inspected && isSet(inspected)) settings[key] = section.get(key);
  }
  return settings;
}

function isSet(inspected: NonNullable<ReturnType<vscode.WorkspaceConfiguration['inspect']>>): boolean {
  const { globalValue, workspaceValue, workspaceFolderValue } = inspected;
  return [globalValue, workspaceValue, workspaceFolderValue].some((value) => value !== undefined);
}
