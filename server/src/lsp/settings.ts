import type { ProtocolChoice } from '../core/catalog/types.ts';
import { type CatalogGlob, type ConfigNames, parseConfig } from '../core/config.ts';
import type { SeverityOrOff } from '../core/model.ts';
import { isRecord } from '../core/record.ts';

/** The `jsonrpcErrors` section for one document, checked. */
export interface Settings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  /** Absent: not set in the editor, the config file decides. */
  readonly protocols?: readonly ProtocolChoice[];
  readonly detectProtocols?: boolean;
  readonly rules: Readonly<Record<string, SeverityOrOff>>;
  /** Files in which codes are declared, from the workspace folder on. */
  readonly catalogs?: readonly CatalogGlob[];
  /** The section as it came, to be read again where more protocols are known. */
  readonly section: unknown;
  /** Largest text that is checked, in megabytes (1,048,576 UTF-16 units). */
  readonly maxFileSize: number;
  /** A sentence for every value that cannot be used. */
  readonly problems: readonly string[];
}

const DEFAULT_MAX_FILE_SIZE = 10;

/** Settings that mean the same as in a configuration file, and are checked as such. */
export const SHARED_SETTINGS = ['protocols', 'detectProtocols', 'rules', 'catalogs'] as const;

/**
 * Reads the section as a client sends it; `null` and absent both mean "not set". Any value may come:
 * what cannot be used is told in `problems` and left out, the rest holds.
 */
export function readSettings(value: unknown, names: ConfigNames): Settings {
  const section = isRecord(value) ? value : {};
  const shared = SHARED_SETTINGS.filter((key) => section[key] !== undefined && section[key] !== null);
  const text = JSON.stringify(Object.fromEntries(shared.map((key) => [key, section[key]])));
  const { config, problems } = parseConfig(text, names);
  return {
    enable: section.enable !== false,
    run: section.run === 'onSave' ? 'onSave' : 'onType',
    ...(config.protocols ? { protocols: config.protocols } : {}),
    ...(config.detect === undefined ? {} : { detectProtocols: config.detect }),
    rules: config.severities,
    ...(config.catalogs ? { catalogs: config.catalogs } : {}),
    section: value,
    maxFileSize: readSize(section.maxFileSize),
    problems: problems.map(({ message }) => `Settings: ${message}`),
  };
}

function readSize(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : DEFAULT_MAX_FILE_SIZE;
}
