import { activeProtocolLabel } from '../core/hover/labels.ts';
import { STATUS, type StatusParams } from '../protocol/index.ts';
import type { Look } from './analyses.ts';
import { quietly } from './quietly.ts';
import type { Session } from './session.ts';

/** Tells the client how a document fared, where it shows that. */
export function reportStatus(session: Session, uri: string, look: Look): void {
  if (!session.features.options.status) return;
  const { analysis, state, reason, context } = look;
  const params: StatusParams = {
    uri,
    state,
    ...(reason === undefined ? {} : { reason }),
    protocols: (analysis?.protocols.list ?? []).map((active) => ({
      label: activeProtocolLabel(active),
      // That JSON-RPC itself is active says nothing about the document.
      evidence: active.strength === 'base' ? [] : active.evidence,
    })),
    rules: session.analyzer.rules.filter(({ id, severity }) => (context.engine.severities?.[id] ?? severity) !== 'off')
      .length,
    findings: analysis?.findings.length ?? 0,
    problems: context.problems,
    ...(context.configUri === undefined ? {} : { config: context.configUri }),
  };
  quietly(session.connection.sendNotification(STATUS, params));
}

/** Tells the client that a document could not be checked because of a fault of ours. */
export function reportFailure(session: Session, uri: string): void {
  if (!session.features.options.status) return;
  const params: StatusParams = {
    uri,
    state: 'failed',
    reason: 'An internal error occurred; the output has the details.',
    protocols: [],
    rules: 0,
    findings: 0,
    problems: [],
  };
  quietly(session.connection.sendNotification(STATUS, params));
}
