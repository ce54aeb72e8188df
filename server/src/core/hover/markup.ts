/** A line of a hover before it becomes Markdown or plain text: strings are text as it is, never markup. */
export type Inline =
  | string
  | { readonly kind: 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly target: string };

export type Line = readonly Inline[];

export const strong = (text: string): Inline => ({ kind: 'strong', text });
export const emphasis = (text: string): Inline => ({ kind: 'emphasis', text });
export const code = (text: string): Inline => ({ kind: 'code', text });
export const link = (text: string, target: string): Inline => ({ kind: 'link', text, target });

/** Text in which backticks mark code, as evidence and meanings are written. */
export function withCode(text: string): Line {
  return text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? code(part) : part));
}

/** Items with a separator between them. */
export function joined(items: readonly Line[], separator: string): Line {
  return items.flatMap((item, index) => (index === 0 ? item : [separator, ...item]));
}

/** The first line is the title; hard breaks keep the rest close together. */
export function toMarkdown(lines: readonly Line[]): string {
  const [title, ...rest] = lines.map((line) => line.map(inlineMarkdown).join(''));
  return [title, rest.join('  \n')].filter(Boolean).join('\n\n');
}

/** Links stand at the end, each on a line of its own: their targets are long. */
export function toPlaintext(lines: readonly Line[]): string {
  return lines.flatMap(plainLines).join('\n');
}

function plainLines(line: Line): string[] {
  const links = line.filter((inline) => typeof inline !== 'string' && inline.kind === 'link');
  return links.length > 0 ? links.map(inlinePlaintext) : [line.map(inlinePlaintext).join('')];
}

function inlineMarkdown(inline: Inline): string {
  if (typeof inline === 'string') return escapeMarkdown(inline);
  switch (inline.kind) {
    case 'strong':
      return `**${escapeMarkdown(inline.text)}**`;
    case 'emphasis':
      return `*${escapeMarkdown(inline.text)}*`;
    case 'code':
      return codeSpan(inline.text);
    case 'link':
      return `[${escapeMarkdown(inline.text)}](${escapeTarget(inline.target)})`;
  }
}

function inlinePlaintext(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  // A command means nothing where links cannot be clicked.
  if (inline.kind !== 'link' || inline.target.startsWith('command:')) return inline.text;
  return `${inline.text}: ${inline.target}`;
}

/** Characters that could begin markup or HTML; line breaks would end the paragraph. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~&#$]/g, '\\$&').replace(/\s+/g, ' ');
}

/** A fence one backtick longer than any inside. */
function codeSpan(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${flat}${space}${fence}`;
}

function escapeTarget(target: string): string {
  return target.replace(/[\s()<>\\]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
