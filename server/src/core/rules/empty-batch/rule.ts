import type { TrafficRule } from '../rule.ts';

/** JSON-RPC 2.0, section 6: a batch has at least one call. */
export const rule: TrafficRule = {
  id: 'empty-batch',
  title: 'A batch without a message',
  severity: 'warning',
  since: '0.1.0',
  fixes: [],
  inspects: 'traffic',
  check: ({ span }) => ({ span, message: 'An empty batch is an invalid request; nothing was asked.' }),
};
