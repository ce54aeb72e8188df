/** Definitions of codes in JSON: tables of names and numbers, lists of errors, JSON Schema. */

import type { DefinitionGroup, NameFact } from '../../model.ts';
import { isKept } from './candidate.ts';
import type { Collector } from './collector.ts';
import { meantCode } from './error-objects.ts';
import { CLAIMED, HAS_CODE, HAS_CODED, HAS_ERROR, HAS_JSONRPC, HAS_KEPT, HAS_KEPT_KEY, HAS_MESSAGE } from './flags.ts';
import { type JsonTape, KIND_NUMBER, KIND_OBJECT, KIND_STRING } from './tape.ts';
import {
  childrenOf,
  codeFact,
  hasKey,
  integerValue,
  keyIs,
  keySpan,
  keyText,
  memberOf,
  numberValue,
  spanOf,
  stringValue,
  textFact,
} from './values.ts';

/** Names under which errors are declared: `errors`, `errorCodes`, `error_code`, `codes`. */
const DECLARES = /(?:errors|codes|error[_-]?code)$/i;
const FILE_DECLARES = /error|codes/i;
/** Members that hold a limit or a setting, not a code of that name. */
const LIMITS =
  /^(?:(?:exclusive)?(?:min|max)(?:imum)?|from|to|start|end|first|last|lower|upper|const|default|value|replacement)$/i;

/** True where the key over a value, or for the whole document the name of its file, says that errors are declared. */
function declaresErrors(collector: Collector, index: number): boolean {
  const { tape } = collector;
  if (hasKey(tape, index)) return DECLARES.test(keyText(tape, index));
  return tape.parent(index) < 0 && FILE_DECLARES.test(collector.fileName);
}

/** Looks whether an object is a table of codes; adds what it defines. */
export function objectDefinitions(collector: Collector, object: number): void {
  const { tape } = collector;
  const flags = tape.flags[object] as number;
  if ((flags & (HAS_JSONRPC | HAS_CODE)) !== 0) return;
  if ((flags & HAS_KEPT) !== 0) namesToCodes(collector, object);
  if ((flags & HAS_KEPT_KEY) !== 0) codesToTexts(collector, object);
  if ((flags & HAS_CODED) !== 0 && declaresErrors(collector, object)) namesToErrors(collector, object);
}

/** `{"METHOD_NOT_FOUND": -32601, …}` */
function namesToCodes(collector: Collector, object: number): void {
  const { tape, vocabulary } = collector;
  const members = childrenOf(tape, object).filter(
    (child) => hasKey(tape, child) && integerValue(tape, child) !== undefined && !LIMITS.test(keyText(tape, child)),
  );
  const kept = members.some((child) => vocabulary.isKept(numberValue(tape, child)));
  if (!kept) return;
  if (!declaresErrors(collector, object) && !members.some((child) => vocabulary.isKnownName(keyText(tape, child))))
    return;
  const group = addGroup(collector, object, 'object');
  const path = pathOf(tape, object);
  for (const child of members) {
    const value = numberValue(tape, child);
    const name = nameOfKey(tape, child);
    const site =
      collector.sites.push({
        role: 'define',
        form: collector.form,
        evidence: vocabulary.isKept(value) ? 'number' : 'table',
        anchor: spanOf(tape, child),
        code: codeFact(tape, child),
        name,
        group,
      }) - 1;
    collector.definitions.push({ path: [...path, name.text], name: name.span, value, site });
  }
}

/** `{"-32601": "Method not found", …}` */
function codesToTexts(collector: Collector, object: number): void {
  const { tape, vocabulary } = collector;
  const members = childrenOf(tape, object).filter((child) => isPlainNumberKey(tape, child));
  const described = members.filter((child) => textOfEntry(tape, child) >= 0);
  if (described.length === 0) return;
  const group = addGroup(collector, object, 'object');
  for (const child of described) {
    const key = keySpan(tape, child);
    const span = { start: key.start + 1, end: key.end - 1 };
    const text = keyText(tape, child);
    const value = Number(text);
    const evidence = vocabulary.isKept(value) ? 'number' : 'table';
    collector.sites.push({
      role: 'define',
      form: collector.form,
      evidence,
      anchor: span,
      code: { span, text, kind: 'integer', value },
      message: textFact(tape, textOfEntry(tape, child)),
      group,
    });
  }
}

/** A key that stands in the text as it is read: closed, and without escapes. */
function isPlainNumberKey(tape: JsonTape, index: number): boolean {
  const { start, end } = keySpan(tape, index);
  const text = keyText(tape, index);
  return text.length === end - start - 2 && /^-?\d{1,9}$/.test(text);
}

/** The text of an entry whose key is its code: the value itself or its `message`. -1 where it has none. */
function textOfEntry(tape: JsonTape, entry: number): number {
  if (tape.kind(entry) === KIND_STRING) return entry;
  if (tape.kind(entry) !== KIND_OBJECT) return -1;
  const message = memberOf(tape, entry, 'message');
  return message >= 0 && tape.kind(message) === KIND_STRING ? message : -1;
}

/** `{"errors": {"NotFound": {"code": -32001, "message": "…"}, …}}` */
function namesToErrors(collector: Collector, object: number): void {
  const entries = declared(collector, object);
  if (entries.length === 0) return;
  const group = addGroup(collector, object, 'object');
  for (const entry of entries) define(collector, entry, group, nameOfKey(collector.tape, entry));
}

/** `{"errors": [{"code": -32601, "name": "…"}, …]}`, also the `errors` of OpenRPC. */
export function arrayDefinitions(collector: Collector, array: number): void {
  const { tape } = collector;
  const flags = tape.flags[array] as number;
  if ((flags & HAS_KEPT) !== 0 && keyIs(tape, array, 'enum')) {
    for (const child of childrenOf(tape, array)) schemaCode(collector, child);
    return;
  }
  if ((flags & HAS_CODED) === 0) return;
  const entries = declared(collector, array);
  if (entries.length === 0) return;
  const named = entries.some((entry) => nameMember(tape, entry) >= 0);
  if (!named && !declaresErrors(collector, array)) return;
  const group = addGroup(collector, array, 'pairs');
  for (const entry of entries) {
    const member = nameMember(tape, entry);
    const name = member < 0 ? undefined : { text: stringValue(tape, member), span: spanOf(tape, member) };
    define(collector, entry, group, name);
  }
}

/** A number in a JSON Schema (`const`, `enum`): the type of a code, where a protocol keeps the number. */
export function schemaCode(collector: Collector, index: number): void {
  const { tape, vocabulary, sites } = collector;
  const value = integerValue(tape, index);
  if (value === undefined || !vocabulary.isKept(value)) return;
  sites.push({
    role: 'type',
    form: 'type',
    evidence: 'number',
    anchor: spanOf(tape, index),
    code: codeFact(tape, index),
  });
}

/** Entries of a list or table that declare an error, if a protocol keeps the number of at least one. */
function declared(collector: Collector, container: number): number[] {
  const { tape, vocabulary } = collector;
  const coded = childrenOf(tape, container).filter((child) => isCoded(tape, child));
  const isKeptEntry = (entry: number) => isKept(meantCode(tape, memberOf(tape, entry, 'code')) ?? 0, vocabulary);
  // First what is rare: lists of objects that have some code or other may be long.
  if (!coded.some((entry) => isKeptEntry(entry) && isDeclaration(tape, entry))) return [];
  return coded.filter((entry) => isDeclaration(tape, entry));
}

function isCoded(tape: JsonTape, index: number): boolean {
  const flags = tape.flags[index] as number;
  return tape.kind(index) === KIND_OBJECT && (flags & (HAS_CODE | HAS_JSONRPC | HAS_ERROR | CLAIMED)) === HAS_CODE;
}

function isDeclaration(tape: JsonTape, coded: number): boolean {
  if (meantCode(tape, memberOf(tape, coded, 'code')) === undefined) return false;
  return ((tape.flags[coded] as number) & HAS_MESSAGE) !== 0 || nameMember(tape, coded) >= 0;
}

function nameMember(tape: JsonTape, entry: number): number {
  for (const key of ['name', 'identifier', 'title']) {
    const member = memberOf(tape, entry, key);
    if (member >= 0 && tape.kind(member) === KIND_STRING) return member;
  }
  return -1;
}

/** A declaration says what an error will be; it is no error object, and may lack or add members. */
function define(collector: Collector, entry: number, group: number, name: NameFact | undefined): void {
  const { tape, vocabulary, definitions, sites } = collector;
  const code = memberOf(tape, entry, 'code');
  const message = memberOf(tape, entry, 'message');
  const site =
    sites.push({
      role: 'define',
      form: collector.form,
      evidence: vocabulary.isKept(meantCode(tape, code) ?? 0) ? 'number' : 'table',
      anchor: spanOf(tape, code),
      code: codeFact(tape, code),
      ...(message >= 0 ? { message: textFact(tape, message) } : {}),
      ...(name ? { name } : {}),
      group,
    }) - 1;
  (tape.flags[entry] as number) |= CLAIMED;
  if (name !== undefined && tape.kind(code) === KIND_NUMBER) {
    const path = [...pathOf(tape, tape.parent(entry)), name.text, 'code'];
    definitions.push({ path, name: name.span, value: numberValue(tape, code), site });
  }
}

function addGroup(collector: Collector, container: number, kind: DefinitionGroup['kind']): number {
  const { tape, groups } = collector;
  const name = hasKey(tape, container) ? keyText(tape, container) : undefined;
  return groups.push({ kind, ...(name === undefined ? {} : { name }), span: spanOf(tape, container) }) - 1;
}

function nameOfKey(tape: JsonTape, index: number): NameFact {
  return { text: keyText(tape, index), span: keySpan(tape, index) };
}

/** Keys from the top down to a value; more than a few levels are of no use as a name. */
function pathOf(tape: JsonTape, index: number): string[] {
  const path: string[] = [];
  for (let at = index; at >= 0 && path.length < 8; at = tape.parent(at)) {
    if (hasKey(tape, at)) path.unshift(keyText(tape, at));
  }
  return path;
}
