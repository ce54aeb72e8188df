import { isLibrary } from '../core/catalog/base.ts';
import type { ActiveProtocol } from '../core/catalog/types.ts';
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
    protocols: spoken(analysis?.protocols.list ?? []).map((active) => ({
      label: activeProtocolLabel(active),
      evidence: active.evidence,
    })),
    rules: session.analyzer.rules.filter(({ id, severity }) => (context.engine.severities?.[id] ?? severity) !== 'off')
      .length,
    findings: analysis?.findings.length ?? 0,
    problems: context.problems,
    ...(context.configUri === undefined ? {} : { config: context.configUri }),
  };
  quietly(session.connection.sendNotification(STATUS, params));
}

/**
 * The protocols that a person would name: libraries only serve one of them, and JSON-RPC itself is
 * worth a word only where nothing is built on it.
 */
function spoken(list: readonly ActiveProtocol[]): readonly ActiveProtocol[] {
  const beyond = list.filter(({ catalog, strength }) => strength !== 'base' && !isLibrary(catalog));
  return beyond.length > 0 ? beyond : list.filter(({ strength }) => strength === 'base');
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
