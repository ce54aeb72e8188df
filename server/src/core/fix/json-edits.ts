import { parseJson } from '../extract/json/parse.ts';
import { JsonTape, KIND_OBJECT } from '../extract/json/tape.ts';
import { childrenOf, hasKey, keySpan } from '../extract/json/values.ts';
import type { TextEdit } from '../model.ts';
import { Source } from './source.ts';

/** A JSON document, comments and trailing commas allowed, that is to be changed without touching how it is laid out. */
export class JsonDocument {
  readonly tape = new JsonTape();
  readonly #source: Source;

  private constructor(text: string) {
    this.#source = new Source(text, 'jsonc');
    parseJson(this.tape, text, 0, text.length, { comments: true, trailingCommas: true });
  }

  /** Undefined where the text is not one JSON object. */
  static read(text: string): JsonDocument | undefined {
    const document = new JsonDocument(text);
    const { tape } = document;
    return tape.problem === undefined && tape.length > 0 && tape.kind(0) === KIND_OBJECT ? document : undefined;
  }

  /** @param json takes the place of the value */
  replace(value: number, json: string): readonly TextEdit[] {
    return [{ span: { start: this.tape.start(value), end: this.tape.end(value) }, newText: json }];
  }

  /**
   * Adds a member or an item behind the last one of a container, on a line of its own where the others stand so.
   *
   * @param json a value, with its key in an object; its further lines are indented as if it began its line
   */
  append(container: number, json: string): readonly TextEdit[] {
    const last = childrenOf(this.tape, container).at(-1);
    return last === undefined ? this.#fill(container, json) : this.#follow(container, last, json);
  }

  /** One level of indentation, as the first member of the document has it. */
  get unit(): string {
    const [first] = childrenOf(this.tape, 0);
    const written = first === undefined ? '' : this.#source.indentAt(keySpan(this.tape, first).start);
    return written === '' ? '  ' : written;
  }

  #fill(container: number, json: string): readonly TextEdit[] {
    const start = this.tape.start(container) + 1;
    const end = this.tape.end(container) - 1;
    const empty = this.#source.slice({ start, end }).trim() === '';
    if (!empty) return [{ span: { start, end: start }, newText: this.#ownLine(container, json) }];
    const indent = this.#source.indentAt(start);
    const newText =
      container === 0 ? this.#ownLine(container, json) + this.#source.eol + indent : this.#inBrackets(container, json);
    return [{ span: { start, end }, newText }];
  }

  #ownLine(container: number, json: string): string {
    const indent = this.#source.indentAt(this.tape.start(container)) + this.unit;
    return this.#source.eol + indent + this.#indented(json, indent);
  }

  #inBrackets(container: number, json: string): string {
    const indent = this.#source.indentAt(this.tape.start(container));
    const inner = this.#indented(json, indent);
    return this.tape.kind(container) === KIND_OBJECT ? ` ${inner} ` : inner;
  }

  #follow(container: number, last: number, json: string): readonly TextEdit[] {
    const source = this.#source;
    const end = this.tape.end(last);
    const start = hasKey(this.tape, last) ? keySpan(this.tape, last).start : this.tape.start(last);
    const indent = source.indentAt(start);
    const inner = this.#indented(json, indent);
    const ownLine = source.slice({ start: source.lines.lineStart(source.lines.positionAt(start).line), end: start });
    const opens = this.tape.start(container) > start - ownLine.length;
    if (opens || ownLine.trim() !== '') return [insertion(end, `, ${inner}`)];

    const comma = commaBehind(source.text, end);
    const place = this.#behindComments(comma ?? end);
    const line = source.eol + indent + inner;
    if (comma !== undefined) return [insertion(place, `${line},`)];
    return place === end ? [insertion(end, `,${line}`)] : [insertion(end, ','), insertion(place, line)];
  }

  /** The end of the line where only comments follow on it: they are about what stands before them. */
  #behindComments(place: number): number {
    const end = this.#source.lines.lineEnd(this.#source.lines.positionAt(place).line);
    const rest = this.#source.slice({ start: place, end });
    return /^\s*(?:\/\*(?:(?!\*\/).)*\*\/\s*)*(?:\/\/.*)?$/.test(rest) ? place + rest.trimEnd().length : place;
  }

  #indented(json: string, indent: string): string {
    return json.replaceAll('\n', this.#source.eol + indent);
  }
}

/** A value on one line, with blanks as people write it. */
export function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${inline(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** The offset behind the comma that follows a value, comments between them or not. */
function commaBehind(text: string, end: number): number | undefined {
  const comma = /(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*,/y;
  comma.lastIndex = end;
  return comma.test(text) ? comma.lastIndex : undefined;
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
