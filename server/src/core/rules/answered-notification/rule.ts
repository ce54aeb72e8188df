import type { TrafficRule } from '../rule.ts';
import { askedAt, shortName } from '../support/traffic.ts';

/** JSON-RPC 2.0, section 4.1: the server must not reply to a notification. */
export const rule: TrafficRule = {
  id: 'answered-notification',
  title: 'A response to a notification',
  severity: 'warning',
  since: '0.1.0',
  fixes: [],
  inspects: 'traffic',
  check(event) {
    const message = `${shortName(event.method)} is a notification; it gets no response.`;
    return { span: event.span, message, related: askedAt(event, 'The notification') };
  },
};
