import picomatch from 'picomatch';
import type { CatalogSet } from './catalog/catalog-set.ts';
import { parseChoice } from './catalog/choice.ts';
import type { ProtocolChoice } from './catalog/types.ts';
import { parseJson } from './extract/json/parse.ts';
import { JsonTape, KIND_ARRAY, KIND_FALSE, KIND_OBJECT, KIND_STRING, KIND_TRUE } from './extract/json/tape.ts';
import { childrenOf, hasKey, keySpan, keyText, spanOf, stringValue } from './extract/json/values.ts';
import { SEVERITIES, type SeverityOrOff, type Span } from './model.ts';
import type { Mutable } from './mutable.ts';
import { didYouMean, listOf } from './words.ts';

/** Name of the file in which a folder is configured; the nearest one upward holds. */
export const CONFIG_FILE = '.jsonrpc-errors.json';

/** What holds for some files; what is absent is not set. */
export interface ConfigSettings {
  readonly protocols?: readonly ProtocolChoice[];
  /** False switches the detection of protocols off. */
  readonly detect?: boolean;
  /** Rule id → severity, only for what is set. */
  readonly severities: Readonly<Record<string, SeverityOrOff>>;
}

export interface ConfigOverride extends ConfigSettings {
  /** Globs relative to the folder of the file; one without `/` is meant at any depth. */
  readonly files: readonly string[];
}

/** A file, or a glob for files, in which a project declares its codes. */
export interface CatalogGlob {
  /** Relative to the folder of the configuration, with `/`. */
  readonly glob: string;
  readonly span: Span;
}

/** The content of a configuration file, checked. */
export interface Config extends ConfigSettings {
  readonly overrides: readonly ConfigOverride[];
  /** Absent: not set. */
  readonly catalogs?: readonly CatalogGlob[];
}

export interface ConfigProblem {
  readonly span: Span;
  /** One sentence that names what is wrong and the nearest valid name. */
  readonly message: string;
}

/** What a configuration may name. */
export interface ConfigNames {
  readonly catalogs: CatalogSet;
  readonly ruleIds: readonly string[];
}

/**
 * Reads the text of a configuration file; comments and trailing commas are allowed. Never throws:
 * what cannot be used stands in `problems` and is left out of `config`, the rest holds.
 */
export function parseConfig(text: string, names: ConfigNames): { config: Config; problems: ConfigProblem[] } {
  const tape = new JsonTape();
  parseJson(tape, text, 0, text.length, { comments: true, trailingCommas: true });
  const reader = new ConfigReader(tape, names);
  const config = reader.config();
  const syntax = tape.problem;
  if (syntax === undefined) return { config, problems: reader.problems };
  // What else seems wrong in a broken text mostly follows from that.
  const { start, end, text: problem } = syntax;
  return { config, problems: [{ span: { start, end }, message: `This is not valid JSON: ${problem}.` }] };
}

/**
 * What a configuration says about one file.
 *
 * @param path relative to the folder of the configuration file, with `/` or `\`
 */
export function settingsFor(config: Config, path: string): ConfigSettings {
  const name = path.replaceAll('\\', '/').replace(/^\.\//, '');
  let { protocols, detect, severities } = config as ConfigSettings;
  for (const override of config.overrides) {
    if (!override.files.some((glob) => matcher(glob)(name))) continue;
    protocols = override.protocols ?? protocols;
    detect = override.detect ?? detect;
    severities = { ...severities, ...override.severities };
  }
  return {
    ...(protocols === undefined ? {} : { protocols }),
    ...(detect === undefined ? {} : { detect }),
    severities,
  };
}

/** What is said of an item of `catalogs` that means no file. */
export function matchesNothing(glob: string): string {
  return `No file matches "${glob}", where codes should be declared.`;
}

/** The glob that means one file and no other. @param path relative to the folder of the configuration file, with `/` */
export function globOfFile(path: string): string {
  const literal = path.replace(/[*?|[\](){}!+@\\]/g, '\\$&');
  return path.includes('/') ? literal : `./${literal}`;
}

const matchers = new Map<string, (path: string) => boolean>();

/** Compiles a glob once; a project asks for each of its files. */
function matcher(glob: string): (path: string) => boolean {
  let found = matchers.get(glob);
  if (found === undefined) {
    found = compileGlob(glob) ?? (() => false);
    matchers.set(glob, found);
  }
  return found;
}

function compileGlob(glob: string): ((path: string) => boolean) | undefined {
  const plain = glob.replace(/^\.?\//, '');
  const deep = plain.endsWith('/') ? `${plain}**` : plain;
  // A plain path may be a folder, and then what is in it is meant.
  const meant = /[*?[\](){}!+@]/.test(deep) ? [deep] : [deep, `${deep}/**`];
  const anywhere = glob.includes('/') ? [] : meant.map((each) => `**/${each}`);
  try {
    return picomatch([...meant, ...anywhere], { dot: true, windows: false });
  } catch {
    return undefined;
  }
}

const SETTING_KEYS = ['protocols', 'detectProtocols', 'rules'];
const LEVELS: readonly string[] = [...SEVERITIES, 'off'];
const ALL_RULES = ' `jsonrpc-errors rules` lists all of them.';

class ConfigReader {
  readonly problems: ConfigProblem[] = [];
  readonly #tape: JsonTape;
  readonly #names: ConfigNames;

  constructor(tape: JsonTape, names: ConfigNames) {
    this.#tape = tape;
    this.#names = names;
  }

  config(): Config {
    const overrides: ConfigOverride[] = [];
    let catalogs: readonly CatalogGlob[] | undefined;
    if (this.#tape.length === 0) return { severities: {}, overrides };
    const keys = ['$schema', 'catalogs', ...SETTING_KEYS, 'overrides'];
    const settings = this.#settings(0, 'A configuration', keys, (key, value) => {
      if (key === '$schema') this.#expect(value, KIND_STRING, '"$schema" must be a string.');
      else if (key === 'catalogs') catalogs = this.#catalogs(value);
      else if (this.#expect(value, KIND_ARRAY, '"overrides" must be a list of objects.')) {
        for (const item of childrenOf(this.#tape, value)) overrides.push(this.#override(item));
      }
    });
    return { ...settings, overrides, ...(catalogs !== undefined && { catalogs }) };
  }

  #catalogs(value: number): readonly CatalogGlob[] {
    const message = '"catalogs" must be a list of files or globs, for example ["./errors/*.json"].';
    const globs: string[] = [];
    const found: CatalogGlob[] = [];
    if (!this.#expect(value, KIND_ARRAY, message)) return found;
    for (const item of childrenOf(this.#tape, value)) {
      const before = globs.length;
      if (this.#expect(item, KIND_STRING, message)) this.#glob(item, globs);
      const glob = globs[before];
      if (glob !== undefined) found.push({ glob, span: spanOf(this.#tape, item) });
    }
    return found;
  }

  #override(item: number): ConfigOverride {
    const files: string[] = [];
    let named = false;
    const settings = this.#settings(item, 'An item of "overrides"', ['files', ...SETTING_KEYS], (_key, value) => {
      const isList = this.#tape.kind(value) === KIND_ARRAY;
      named = !isList || childrenOf(this.#tape, value).length > 0;
      for (const glob of isList ? childrenOf(this.#tape, value) : [value]) {
        const message = '"files" must be a glob or a list of globs, for example ["src/**"].';
        if (this.#expect(glob, KIND_STRING, message)) this.#glob(glob, files);
      }
    });
    if (!named && this.#tape.kind(item) === KIND_OBJECT) {
      const start = this.#tape.start(item);
      this.#tell({ start, end: start + 1 }, 'This item of "overrides" has no "files"; it holds for none.');
    }
    return { ...settings, files };
  }

  #glob(value: number, files: string[]): void {
    const glob = stringValue(this.#tape, value);
    const span = spanOf(this.#tape, value);
    if (glob === '' || compileGlob(glob) === undefined) this.#tell(span, `"${glob.slice(0, 40)}" is not a glob.`);
    else if (/^(?:\.\.?\/)*\.\.(?:\/|$)/.test(glob)) {
      this.#tell(span, `"${glob}" leads out of the folder of this file; nothing there is meant.`);
    } else files.push(glob);
  }

  /** Reads the members that the whole file and an override have in common, and hands the others on. */
  #settings(object: number, what: string, keys: string[], other: (key: string, value: number) => void): ConfigSettings {
    const settings: Mutable<ConfigSettings> = { severities: {} };
    if (!this.#expect(object, KIND_OBJECT, `${what} must be an object.`)) return settings;
    for (const value of this.#members(object)) {
      const key = keyText(this.#tape, value);
      const span = keySpan(this.#tape, value);
      if (!keys.includes(key)) this.#tell(span, `Unknown key "${key}".${didYouMean(key, keys) || oneOf(keys)}`);
      else if (key === 'protocols') Object.assign(settings, this.#protocols(value));
      else if (key === 'rules') settings.severities = this.#rules(value);
      else if (key === 'detectProtocols') {
        const kind = this.#tape.kind(value);
        if (kind === KIND_TRUE || kind === KIND_FALSE) settings.detect = kind === KIND_TRUE;
        else this.#tell(spanOf(this.#tape, value), '"detectProtocols" must be true or false.');
      } else other(key, value);
    }
    return settings;
  }

  #protocols(value: number): Pick<ConfigSettings, 'protocols'> {
    const message = '"protocols" must be a list of "id" or "id@version", for example ["mcp"].';
    if (!this.#expect(value, KIND_ARRAY, message)) return {};
    const choices: ProtocolChoice[] = [];
    for (const item of childrenOf(this.#tape, value)) {
      if (!this.#expect(item, KIND_STRING, message)) continue;
      const parsed = parseChoice(stringValue(this.#tape, item), this.#names.catalogs);
      if ('choice' in parsed) choices.push(parsed.choice);
      else this.#tell(spanOf(this.#tape, item), parsed.problem);
    }
    return { protocols: choices };
  }

  #rules(value: number): Record<string, SeverityOrOff> {
    const severities: Record<string, SeverityOrOff> = {};
    const { ruleIds } = this.#names;
    if (!this.#expect(value, KIND_OBJECT, '"rules" must be an object of rule ids and severities.')) return severities;
    for (const item of this.#members(value)) {
      const id = keyText(this.#tape, item);
      const written = this.#tape.kind(item) === KIND_STRING ? stringValue(this.#tape, item) : undefined;
      if (!ruleIds.includes(id)) {
        this.#tell(keySpan(this.#tape, item), `Unknown rule "${id}".${didYouMean(id, ruleIds) || ALL_RULES}`);
      } else if (written === undefined || !LEVELS.includes(written)) {
        const guess = written === undefined ? '' : didYouMean(written, LEVELS);
        const shown = written === undefined ? 'This' : `"${written}"`;
        const said = `${shown} is no severity for "${id}".`;
        this.#tell(spanOf(this.#tape, item), `${said}${guess || oneOf(LEVELS)}`);
      } else severities[id] = written as SeverityOrOff;
    }
    return severities;
  }

  #members(object: number): number[] {
    const members = childrenOf(this.#tape, object).filter((child) => hasKey(this.#tape, child));
    const seen = new Set<string>();
    for (const member of members) {
      const key = keyText(this.#tape, member);
      if (seen.has(key)) this.#tell(keySpan(this.#tape, member), `"${key}" stands here twice.`);
      seen.add(key);
    }
    return members;
  }

  #expect(value: number, kind: number, message: string): boolean {
    if (this.#tape.kind(value) === kind) return true;
    this.#tell(spanOf(this.#tape, value), message);
    return false;
  }

  #tell(span: Span, message: string): void {
    this.problems.push({ span, message });
  }
}

function oneOf(names: readonly string[]): string {
  return ` It is one of ${listOf(names, 'and')}.`;
}
