import type { RelatedPlace } from '../../model.ts';
import type { TrafficEvent } from '../../traffic/model.ts';

/** The request or notification that an event is about, where it can be shown. */
export function askedAt({ request, method }: TrafficEvent, message = 'The request'): readonly RelatedPlace[] {
  if (request?.message === undefined) return [];
  return [{ span: request.span, message: method === undefined ? `${message}.` : `${message}: ${method}.` }];
}

/** A name out of a capture, which may be of any length. */
export function shortName(name: string | undefined): string {
  const text = name === undefined || name === '' ? 'This request' : name;
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
