import type { Connection } from 'vscode-languageserver';
import type { ConfigNames } from '../core/config.ts';
import { isRecord } from '../core/record.ts';
import { SETTINGS_SECTION } from '../protocol/index.ts';
import type { ClientFeatures } from './capabilities.ts';
import { readSettings, type Settings } from './settings.ts';

/** The settings of each resource, asked for once and kept until they change. */
export class SettingsStore {
  readonly #connection: Connection;
  readonly #features: ClientFeatures;
  readonly #known: ConfigNames;
  readonly #kept = new Map<string, Promise<Settings>>();
  /** The section for clients that send settings instead of being asked. */
  #sent: unknown;

  constructor(connection: Connection, features: ClientFeatures, known: ConfigNames) {
    this.#connection = connection;
    this.#features = features;
    this.#known = known;
    this.#sent = features.options.settings;
  }

  /** The settings that hold for a resource; they may differ from folder to folder. */
  of(uri: string): Promise<Settings> {
    const kept = this.#kept.get(uri);
    if (kept) return kept;
    const asked = this.#ask(uri);
    this.#kept.set(uri, asked);
    return asked;
  }

  /** Call when settings changed; `settings` is what a client that is not asked sent along. */
  changed(settings: unknown): void {
    if (!this.#features.configuration && isRecord(settings)) this.#sent = settings[SETTINGS_SECTION] ?? settings;
    this.#kept.clear();
  }

  /** Call when a document is closed. */
  forget(uri: string): void {
    this.#kept.delete(uri);
  }

  async #ask(uri: string): Promise<Settings> {
    if (!this.#features.configuration) return readSettings(this.#sent, this.#known);
    try {
      const section = await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: SETTINGS_SECTION });
      return readSettings(section, this.#known);
    } catch (error) {
      this.#kept.delete(uri);
      this.#connection.console.error(`The settings for ${uri} could not be read: ${String(error)}`);
      return readSettings(undefined, this.#known);
    }
  }
}
