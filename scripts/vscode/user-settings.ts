import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A VS Code that talks to nobody, asks nothing and shows only the work. */
const SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'security.workspace.trust.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'typescript.disableAutomaticTypeAcquisition': true,
};

/** More of them for looking at samples, whose packages are not installed. */
export const PLAYGROUND_SETTINGS = {
  'workbench.startupEditor': 'readme',
  'editor.minimap.enabled': false,
  'typescript.validate.enable': false,
  'javascript.validate.enable': false,
};

/** Writes the settings of a fresh user into a user-data folder. */
export function writeUserSettings(userFolder: string, more: Readonly<Record<string, unknown>> = {}): void {
  mkdirSync(userFolder, { recursive: true });
  writeFileSync(path.join(userFolder, 'settings.json'), `${JSON.stringify({ ...SETTINGS, ...more }, undefined, 2)}\n`);
}
