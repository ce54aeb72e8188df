import type { TrafficRule } from '../rule.ts';
import { shortName } from '../support/traffic.ts';

/** JSON-RPC 2.0, section 5: a response has the id of its request. */
export const rule: TrafficRule = {
  id: 'unknown-response-id',
  title: 'A response to a request that nobody made',
  severity: 'warning',
  since: '0.1.0',
  fixes: [],
  inspects: 'traffic',
  check: ({ span, id }) => ({ span, message: `No request in this capture has id ${shortName(id)}.` }),
};
