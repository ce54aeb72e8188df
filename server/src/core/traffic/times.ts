/** Times as logs write them. */

/** A moment in milliseconds: since 1970, or where a log tells no day, since midnight. */
export interface LoggedTime {
  readonly time: number;
  readonly dateless?: true;
}

const DATE_TIME =
  /(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?(Z|[+-]\d\d:?\d\d)(?![\d:]))?/;
const CLOCK = /(?:^|[^\d:.])(\d{1,2}):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?([AP])\.?M\b\.?)?(?![\d:])/i;

/** The first time in a text: `2026-01-02T16:05:09.123Z`, `2026-01-02 16:05:09,123`, `4:05:09 PM`. Without a zone it is UTC. */
export function timeInText(text: string): LoggedTime | undefined {
  const date = DATE_TIME.exec(text);
  if (date !== null) {
    const [, year, month, day, hour, minute, second, fraction, zone] = date;
    const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
    return { time: local + milliseconds(fraction) - zoneOffset(zone) };
  }
  const clock = CLOCK.exec(text);
  if (clock === null) return undefined;
  const [, hour, minute, second, fraction, half] = clock;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const time = ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000 + milliseconds(fraction);
  return { time, dateless: true };
}

function milliseconds(fraction: string | undefined): number {
  return fraction === undefined ? 0 : Number(`0.${fraction}`) * 1000;
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Earliest and latest year of numbers that are taken for times. */
const FROM = Date.UTC(2000, 0);
const TO = Date.UTC(2100, 0);
/** Milliseconds in a second, a millisecond, a microsecond, a nanosecond. */
const UNITS = [1000, 1, 1e-3, 1e-6];

/** A number or text of an envelope as a time; seconds, milli-, micro- and nanoseconds are told apart by their size. */
export function timeOfValue(value: string | number): LoggedTime | undefined {
  if (typeof value === 'string') {
    return /^\d{9,19}(?:\.\d+)?$/.test(value) ? timeOfValue(Number(value)) : timeInText(value);
  }
  for (const unit of UNITS) {
    const time = value * unit;
    if (time >= FROM && time < TO) return { time };
  }
  return undefined;
}
