import type { Span } from '../../model.ts';
import { isRecord } from '../../record.ts';
import { BASE_PROTOCOL } from '../base.ts';
import { type JsonText, readJsonText } from '../json-text.ts';
import type { JsonPath } from '../schema-validator.ts';
import type { CatalogDocument, EntryDocument, MethodDocument } from '../types.ts';
import type { CatalogDraft, CatalogProblem } from '../validate.ts';
import { idOf, pascalName } from './names.ts';
import { mentionsOpenRpc } from './openrpc-text.ts';

/** An OpenRPC document as a catalog: what could not be used stands in `problems` and is left out. */
export interface OpenRpcReading {
  readonly draft: CatalogDraft;
  readonly problems: readonly CatalogProblem[];
}

/** True for a document that says of itself that it is OpenRPC, and has what every such document has. */
export function isOpenRpc(data: unknown): data is Record<string, unknown> {
  return isRecord(data) && typeof data.openrpc === 'string' && isRecord(data.info) && Array.isArray(data.methods);
}

/**
 * The errors that an OpenRPC document declares, as a catalog: those of its components, and those of its methods, which
 * hold for these methods. References within the document are followed.
 *
 * @returns undefined where the text is no OpenRPC document
 */
export function readOpenRpc(text: string, fileName: string): OpenRpcReading | undefined {
  if (!mentionsOpenRpc(text)) return undefined;
  const json = readJsonText(text);
  return 'problem' in json || !isOpenRpc(json.data) ? undefined : new OpenRpcReader(json.data, json, fileName).read();
}

type ReadJson = Extract<JsonText, { data: unknown }>;

/** An error that was found, and the methods that may answer with it. */
interface Found {
  readonly code: number;
  readonly message: string;
  readonly path: JsonPath;
  /** Key among the components. */
  readonly key?: string;
  readonly methods: Set<string>;
}

class OpenRpcReader {
  readonly #data: Record<string, unknown>;
  readonly #places: ReadJson['places'];
  readonly #fileName: string;
  readonly #problems: CatalogProblem[] = [];
  /** By the place where they are written. */
  readonly #found = new Map<string, Found>();

  constructor(data: Record<string, unknown>, { places }: ReadJson, fileName: string) {
    this.#data = data;
    this.#places = places;
    this.#fileName = fileName;
  }

  read(): OpenRpcReading {
    const components = isRecord(this.#data.components) ? this.#data.components.errors : undefined;
    if (isRecord(components)) {
      for (const [key, error] of Object.entries(components)) this.#add(error, ['components', 'errors', key], key);
    }
    const methods: MethodDocument[] = [];
    for (const [at, written] of (this.#data.methods as readonly unknown[]).entries()) {
      const method = this.#resolve(written, ['methods', at]);
      if (method === undefined || !isRecord(method.value) || typeof method.value.name !== 'string') continue;
      const { name } = method.value;
      // `add` or `initialize` may be a method of anybody's; a name with a namespace is this document's.
      methods.push({ name, kind: 'request', ...(/[a-z][._/][a-z]/i.test(name) ? {} : { shared: true }) });
      this.#methodErrors(method.value.errors, [...method.path, 'errors'], name);
    }
    return { draft: this.#draft(methods), problems: this.#problems };
  }

  #methodErrors(errors: unknown, path: JsonPath, method: string): void {
    if (!Array.isArray(errors)) return;
    const codes = new Map<number, string>();
    for (const [at, written] of errors.entries()) {
      const target = this.#resolve(written, [...path, at]);
      const found = target && this.#add(target.value, target.path);
      if (found === undefined) continue;
      found.methods.add(method);
      const twin = codes.get(found.code);
      if (twin !== undefined && twin !== found.message) {
        const message = `${found.code} stands twice among the errors of ${method}; OpenRPC wants each code once.`;
        this.#tell([...path, at], 'codes-unique', message);
      }
      codes.set(found.code, found.message);
    }
  }

  /** Follows references within the document, as far as they lead. */
  #resolve(written: unknown, path: JsonPath): { readonly value: unknown; readonly path: JsonPath } | undefined {
    let value = written;
    let at = path;
    const seen = new Set<string>();
    while (isRecord(value) && typeof value.$ref === 'string') {
      const { $ref } = value;
      const steps = pointerSteps($ref);
      if (steps === undefined) {
        this.#tell([...at, '$ref'], 'reference-inside', `"${$ref}" leads out of this document, and is not followed.`);
        return undefined;
      }
      if (seen.has($ref)) {
        this.#tell([...path, '$ref'], 'reference-leads', `"${$ref}" leads in a circle.`);
        return undefined;
      }
      seen.add($ref);
      const target = follow(this.#data, steps);
      if (target === undefined) {
        this.#tell([...at, '$ref'], 'reference-leads', `"${$ref}" leads nowhere in this document.`, 'error');
        return undefined;
      }
      value = target.value;
      at = target.path;
    }
    return { value, path: at };
  }

  #add(written: unknown, path: JsonPath, key?: string): Found | undefined {
    const target = this.#resolve(written, path);
    if (target === undefined) return undefined;
    const place = JSON.stringify(target.path);
    const known = this.#found.get(place);
    if (known !== undefined) return known;
    const { value } = target;
    const code = isRecord(value) ? value.code : undefined;
    const message = isRecord(value) ? value.message : undefined;
    if (typeof code !== 'number' || !Number.isSafeInteger(code)) {
      this.#tell(code === undefined ? target.path : [...target.path, 'code'], 'error-object', NO_CODE, 'error');
      return undefined;
    }
    if (typeof message !== 'string') {
      const at = message === undefined ? target.path : [...target.path, 'message'];
      this.#tell(at, 'error-object', `The error ${code} needs a "message" that is a string.`, 'error');
      return undefined;
    }
    const found = { code, message, path: target.path, methods: new Set<string>(), ...(key !== undefined && { key }) };
    this.#found.set(place, found);
    return found;
  }

  /** Errors with the same number and text are one, wherever they are written. */
  #draft(methods: readonly MethodDocument[]): CatalogDraft {
    const merged = new Map<string, Found>();
    for (const found of this.#found.values()) {
      const id = `${found.code} ${found.message}`;
      const before = merged.get(id);
      if (before === undefined) merged.set(id, found);
      else for (const method of found.methods) before.methods.add(method);
    }
    const ordered = [...merged.values()].sort((a, b) => a.code - b.code || a.methods.size - b.methods.size);
    const { info } = this.#data as { info: Record<string, unknown> };
    const title = typeof info.title === 'string' && info.title.trim() !== '' ? info.title.trim() : this.#fileName;
    const document: CatalogDocument = {
      id: idOf(title, 'openrpc'),
      name: title,
      ...(typeof info.description === 'string' && info.description !== '' && { description: info.description }),
      extends: [BASE_PROTOCOL],
      entries: ordered.map(toEntry),
      methods,
    };
    const spanAt = ([section, index, ...rest]: JsonPath): Span => {
      const origin = section === 'entries' && typeof index === 'number' ? ordered[index]?.path : undefined;
      return this.#places.at(origin === undefined ? [] : [...origin, ...rest]);
    };
    return { document, spanAt, converted: true };
  }

  #tell(path: JsonPath, check: string, message: string, severity: CatalogProblem['severity'] = 'warning'): void {
    this.#problems.push({ span: this.#places.at(path), check, message, severity });
  }
}

const NO_CODE = 'An error needs a "code" that is an integer.';

function toEntry({ code, message, key, methods }: Found): EntryDocument {
  return {
    code,
    name: key ?? pascalName(message, code),
    ...(message.trim() !== '' && { messages: { exact: [message] } }),
    ...(methods.size > 0 && { when: { methods: [...methods] } }),
  };
}

/** `#/components/errors/Quota` → its steps; undefined for a reference to another document. */
function pointerSteps(reference: string): readonly string[] | undefined {
  if (reference !== '#' && !reference.startsWith('#/')) return undefined;
  const decoded = reference.includes('%') ? decode(reference) : reference;
  return decoded
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decode(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

function follow(root: unknown, steps: readonly string[]): { value: unknown; path: JsonPath } | undefined {
  let value = root;
  const path: (string | number)[] = [];
  for (const step of steps) {
    if (Array.isArray(value)) {
      if (!/^\d+$/.test(step) || Number(step) >= value.length) return undefined;
      path.push(Number(step));
      value = value[Number(step)];
    } else {
      if (!isRecord(value) || !Object.hasOwn(value, step)) return undefined;
      path.push(step);
      value = value[step];
    }
  }
  return { value, path };
}
