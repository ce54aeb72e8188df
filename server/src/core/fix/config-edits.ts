import { type JsonTape, KIND_ARRAY, KIND_OBJECT, KIND_STRING } from '../extract/json/tape.ts';
import { childrenOf, memberOf, stringValue } from '../extract/json/values.ts';
import type { TextEdit } from '../model.ts';
import { inline, JsonDocument } from './json-edits.ts';

/**
 * Switches a rule off for some files in the text of a `.jsonrpc-errors.json`, in the override for these files that
 * is there or in a new one. Comments and layout stay.
 *
 * @param text absent or blank: a file that is yet to be written
 * @param glob relative to the folder of the file
 * @returns edits of `text`, none where it says so already; undefined where the text cannot be understood
 */
export function disableInConfig(
  text: string | undefined,
  glob: string,
  ruleId: string,
): readonly TextEdit[] | undefined {
  if (isBlank(text)) return newConfig(text, overrides(inline({ files: [glob], rules: { [ruleId]: 'off' } })));
  const document = JsonDocument.read(text);
  if (document === undefined) return undefined;
  const { tape } = document;
  const target = overrideOf(tape, glob, (item) => memberOf(tape, memberOf(tape, item, 'rules'), ruleId) >= 0);
  if (target === undefined) return undefined;
  if (target.item === undefined) {
    return addOverride(document, target.list, inline({ files: [glob], rules: { [ruleId]: 'off' } }));
  }
  const rules = memberOf(tape, target.item, 'rules');
  if (rules === -1) return document.append(target.item, `"rules": ${inline({ [ruleId]: 'off' })}`);
  if (tape.kind(rules) !== KIND_OBJECT) return undefined;
  const there = memberOf(tape, rules, ruleId);
  return there === -1 ? document.append(rules, `${inline(ruleId)}: "off"`) : document.replace(there, '"off"');
}

/**
 * Chooses a protocol in the text of a `.jsonrpc-errors.json`, for all files or for some, beside those that are chosen
 * there; another version of the same protocol is replaced. Comments and layout stay.
 *
 * @param text absent or blank: a file that is yet to be written
 * @param glob relative to the folder of the file; absent: all files
 * @param protocol `id` or `id@version`
 * @returns edits of `text`, none where it says so already; undefined where the text cannot be understood
 */
export function chooseProtocolInConfig(
  text: string | undefined,
  glob: string | undefined,
  protocol: string,
): readonly TextEdit[] | undefined {
  if (isBlank(text)) {
    const whole = `"protocols": ${inline([protocol])}`;
    return newConfig(text, glob === undefined ? whole : overrides(inline({ files: [glob], protocols: [protocol] })));
  }
  const document = JsonDocument.read(text);
  if (document === undefined) return undefined;
  const { tape } = document;
  const forAll = memberOf(tape, 0, 'protocols');
  if (glob === undefined) return addProtocol(document, 0, forAll, protocol);
  const target = overrideOf(tape, glob, (item) => memberOf(tape, item, 'protocols') >= 0);
  if (target === undefined) return undefined;
  // What an override says takes the place of what is said for all files.
  const protocols = withProtocol(stringsOf(tape, forAll) ?? [], protocol);
  if (target.item === undefined) return addOverride(document, target.list, inline({ files: [glob], protocols }));
  const there = memberOf(tape, target.item, 'protocols');
  if (there === -1) return document.append(target.item, `"protocols": ${inline(protocols)}`);
  return addProtocol(document, target.item, there, protocol);
}

function isBlank(text: string | undefined): text is undefined | '' {
  return text === undefined || /^\ufeff?\s*$/.test(text);
}

function newConfig(text: string | undefined, member: string): readonly TextEdit[] {
  const newText = `{\n  ${member.replaceAll('\n', '\n  ')}\n}\n`;
  return [{ span: { start: 0, end: text?.length ?? 0 }, newText }];
}

/** A whole list of overrides that holds one. */
function overrides(item: string, unit = '  '): string {
  return `"overrides": [\n${unit}${item}\n]`;
}

/** @param list index of the list of overrides, -1 where there is none yet */
function addOverride(document: JsonDocument, list: number, item: string): readonly TextEdit[] {
  return list === -1 ? document.append(0, overrides(item, document.unit)) : document.append(list, item);
}

/**
 * The last override for exactly this glob, unless a later one has something to say that wins over it.
 *
 * @param speaks true for an override that says what is to be changed
 * @returns without `item` where a new one is needed; undefined where the list of overrides is none
 */
function overrideOf(
  tape: JsonTape,
  glob: string,
  speaks: (item: number) => boolean,
): { readonly list: number; readonly item?: number } | undefined {
  const list = memberOf(tape, 0, 'overrides');
  if (list === -1) return { list };
  if (tape.kind(list) !== KIND_ARRAY) return undefined;
  const items = childrenOf(tape, list);
  if (items.some((item) => tape.kind(item) !== KIND_OBJECT)) return undefined;
  for (const item of items.reverse()) {
    const files = stringsOf(tape, memberOf(tape, item, 'files'));
    if (files?.length === 1 && files[0] === glob) return { list, item };
    if (speaks(item)) break;
  }
  return { list };
}

/** @param list index of the list of protocols in the object, -1 where there is none yet */
function addProtocol(
  document: JsonDocument,
  object: number,
  list: number,
  protocol: string,
): readonly TextEdit[] | undefined {
  const { tape } = document;
  if (list === -1) return document.append(object, `"protocols": ${inline([protocol])}`);
  const there = stringsOf(tape, list);
  if (there === undefined || tape.kind(list) !== KIND_ARRAY) return undefined;
  if (there.includes(protocol)) return [];
  const same = there.findIndex((one) => idOf(one) === idOf(protocol));
  if (same === -1) return document.append(list, inline(protocol));
  return document.replace(childrenOf(tape, list)[same] as number, inline(protocol));
}

function withProtocol(protocols: readonly string[], protocol: string): readonly string[] {
  return [...protocols.filter((one) => idOf(one) !== idOf(protocol)), protocol];
}

function idOf(protocol: string): string {
  return protocol.split('@')[0] ?? protocol;
}

/** The strings of a list, or one string; undefined where it is neither, or absent. */
function stringsOf(tape: JsonTape, value: number): readonly string[] | undefined {
  if (value === -1) return undefined;
  const items = tape.kind(value) === KIND_ARRAY ? childrenOf(tape, value) : [value];
  if (items.some((item) => tape.kind(item) !== KIND_STRING)) return undefined;
  return items.map((item) => stringValue(tape, item));
}
