import type { TrafficRule } from '../rule.ts';
import { shortName } from '../support/traffic.ts';

/** A request that waits for its response when the capture ends, or its connection. */
export const rule: TrafficRule = {
  id: 'unanswered-request',
  title: 'A request without a response',
  severity: 'info',
  since: '0.1.0',
  fixes: [],
  inspects: 'traffic',
  check({ span, id, method }) {
    return { span, message: `${shortName(method)} (id ${shortName(id)}) is never answered in this capture.` };
  },
};
