/** Milliseconds since 1970, with a fraction; steps of the system's clock do not disturb the distance between two. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** RFC 3339 in UTC, to the microsecond: answers often come within a millisecond. */
export function isoTime(time: number): string {
  const whole = Math.floor(time);
  const micros = Math.floor((time - whole) * 1000);
  return new Date(whole).toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`);
}
