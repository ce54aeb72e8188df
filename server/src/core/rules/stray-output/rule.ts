import { BASE_PROTOCOL, isLibrary } from '../../catalog/base.ts';
import type { RuleContext, TrafficRule } from '../rule.ts';

/** A stdio server has one channel for messages, and whatever else it writes there is read as one. */
export const rule: TrafficRule = {
  id: 'stray-output',
  title: 'Other text on the channel that belongs to messages',
  severity: 'warning',
  since: '0.1.0',
  fixes: [],
  inspects: 'traffic',
  check({ span }, context) {
    const who = protocolHere(context);
    if (who === undefined) return undefined;
    const text = `This line on the server's stdout is not a message; ${who} clients may drop the connection. Log to stderr.`;
    return { span, message: text };
  },
};

/** The protocol that is spoken, as its makers abbreviate it; only where one is shown is the channel known to be its own. */
function protocolHere({ protocols }: RuleContext): string | undefined {
  const active = protocols.list.find(({ catalog }) => catalog.id !== BASE_PROTOCOL && !isLibrary(catalog));
  return active && (active.catalog.document.shortName ?? active.catalog.name);
}
