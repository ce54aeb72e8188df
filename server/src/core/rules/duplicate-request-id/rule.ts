import type { TrafficRule } from '../rule.ts';
import { askedAt, shortName } from '../support/traffic.ts';

/** Two answers with one id cannot be told apart. */
export const rule: TrafficRule = {
  id: 'duplicate-request-id',
  title: 'A request with the id of another one that is still open',
  severity: 'warning',
  since: '0.1.0',
  fixes: [],
  inspects: 'traffic',
  check(event) {
    const { span, id, request } = event;
    const where = request === undefined ? '' : ` (line ${request.line + 1})`;
    const related = askedAt(event, 'The request that is still open');
    return { span, message: `id ${shortName(id)} is still open${where}.`, related };
  },
};
