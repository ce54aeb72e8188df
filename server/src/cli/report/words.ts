/** Numbers and times as a report writes them. */

/** `1,234,567`. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** A number of milliseconds with three digits that matter: `0.35 ms`, `12 ms`, `1.2 s`, `3 min 5 s`, `2 h`. */
export function periodText(milliseconds: number): string {
  if (milliseconds < 1) return `${trimmed(milliseconds.toFixed(2))} ms`;
  if (milliseconds < 10) return `${trimmed(milliseconds.toFixed(1))} ms`;
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 9950) return `${trimmed((milliseconds / 1000).toFixed(1))} s`;
  if (milliseconds < 59_500) return `${Math.round(milliseconds / 1000)} s`;
  // In whole seconds, so that no 60 s stand beside the minutes.
  let rest = Math.round(milliseconds / 1000) * 1000;
  const parts: string[] = [];
  for (const [unit, size] of [...UNITS, ['s', 1000] as const]) {
    const whole = Math.floor(rest / size);
    rest -= whole * size;
    if (whole > 0) parts.push(`${grouped(whole)} ${unit}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join(' ');
}

function trimmed(text: string): string {
  return text.replace(/\.?0+$/, '') || '0';
}

/** `2026-01-02 16:05:09` of a time in RFC 3339; without the date where that is the one of another time, which was written before. */
export function timeText(time: string, before?: string): string {
  const [date = '', clock] = time.replace('Z', '').split('T');
  const seconds = (clock ?? date).replace(/\.\d+$/, '');
  return clock === undefined || before?.startsWith(`${date}T`) === true ? seconds : `${date} ${seconds}`;
}

/** ` (2 min 35 s)` between two times; empty where that is not known. */
export function span(from: string, to: string): string {
  const length = Date.parse(dated(to)) - Date.parse(dated(from));
  return length > 0 ? ` (${periodText(length)})` : '';
}

function dated(time: string): string {
  return time.includes('T') ? time : `1970-01-01T${time}Z`;
}
