import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  Command,
} from 'vscode-languageserver';
import { isRecord } from '../core/record.ts';
import { SERVER_COMMANDS } from '../protocol/index.ts';
import { wantedActions } from './code-action-kinds.ts';
import { type Addressed, addressed } from './code-action-match.ts';
import type { Effect, Offer } from './code-action-offer.ts';
import { offersFor } from './code-action-offers.ts';
import { fixAllAction, isOldVersion } from './fix-all.ts';
import { orRefuse, Refusal } from './refusal.ts';
import type { Session } from './session.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

/** What brings an offer back when it is taken: kept by the client meanwhile. */
interface OfferData {
  readonly uri: string;
  /** Of the document for which it was offered. */
  readonly version: number;
  readonly title: string;
  /** Rule and place of the finding: UTF-16 offsets. */
  readonly ruleId: string;
  readonly start: number;
  readonly end: number;
}

/** Answers `textDocument/codeAction` and `codeAction/resolve`. */
export function registerCodeActions(session: Session): void {
  const { connection } = session;
  connection.onCodeAction(async (params, token) => {
    try {
      return await actionsAt(params, token, session);
    } catch (error) {
      session.failed(params.textDocument.uri, error);
      return null;
    }
  });
  connection.onCodeActionResolve((action) =>
    orRefuse(async () => {
      const data = readData(action.data);
      return data ? { ...action, ...(await effectOf(data, session)) } : action;
    }),
  );
}

async function actionsAt(
  { textDocument: { uri }, range, context }: CodeActionParams,
  token: CancellationToken,
  session: Session,
): Promise<(CodeAction | Command)[] | null> {
  const wanted = wantedActions(context);
  if (isOldVersion(uri) || !(wanted.quickFixes || wanted.fixAll)) return null;
  // Changes and cancellations that are already on their way come first.
  await session.nextTurn();
  const snapshot = token.isCancellationRequested ? undefined : await snapshotOf(session, uri);
  if (!snapshot || token.isCancellationRequested) return null;
  const actions: (CodeAction | Command)[] = [];
  if (wanted.quickFixes) {
    const findings = addressed(snapshot, range, context.diagnostics);
    for (const offer of offersFor([...findings.keys()], snapshot, session)) {
      const action = session.features.codeActions
        ? await toAction(offer, findings, snapshot, session)
        : toCommand(offer, snapshot);
      if (action) actions.push(action);
    }
  }
  const fixAll = wanted.fixAll ? fixAllAction(snapshot, session) : undefined;
  return fixAll ? [...actions, fixAll] : actions;
}

/**
 * What an offer does, made again for the document as it stands. Throws a `Refusal` where the document has
 * changed since: an edit for another text would hit the wrong place.
 */
export async function effectOf(data: OfferData, session: Session): Promise<Effect> {
  const snapshot = await snapshotOf(session, data.uri);
  const same = snapshot?.version === data.version ? snapshot : undefined;
  const findings = same?.analysis.findings.filter(
    ({ ruleId, span }) => ruleId === data.ruleId && span.start === data.start && span.end === data.end,
  );
  const offers = same && findings ? offersFor(findings, same, session) : [];
  const effect = offers.find(({ title }) => title === data.title)?.effect;
  if (!effect) throw new Refusal('The document has changed since this was offered; ask for the quick fixes again.');
  return effect();
}

/** Reads what a client sends back; `undefined` where it is none of ours. */
export function readData(value: unknown): OfferData | undefined {
  if (!isRecord(value)) return undefined;
  const { uri, version, title, ruleId, start, end } = value;
  const isOurs =
    [uri, title, ruleId].every((each) => typeof each === 'string') &&
    [version, start, end].every((each) => typeof each === 'number');
  return isOurs ? (value as unknown as OfferData) : undefined;
}

/** The offer as the client takes it; `undefined` where its effect must be told at once and turns out impossible. */
async function toAction(
  offer: Offer,
  findings: Addressed,
  snapshot: Snapshot,
  { features }: Session,
): Promise<CodeAction | undefined> {
  const { title, preferred, command, effect } = offer;
  const diagnostics = offer.findings.flatMap((finding) => findings.get(finding) ?? []);
  const action: CodeAction = {
    title,
    kind: CodeActionKind.QuickFix,
    ...(diagnostics.length > 0 ? { diagnostics: [...diagnostics] } : {}),
    ...(preferred && features.preferredActions ? { isPreferred: true } : {}),
  };
  if (command) return { ...action, command };
  if (features.lazyActions) return { ...action, data: dataOf(offer, snapshot) };
  try {
    return { ...action, ...(await effect?.()) };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function toCommand(offer: Offer, snapshot: Snapshot): Command {
  return offer.command ?? Command.create(offer.title, SERVER_COMMANDS.applyAction, dataOf(offer, snapshot));
}

function dataOf({ title, findings }: Offer, { uri, version }: Snapshot): OfferData | undefined {
  const [first] = findings;
  return first && { uri, version, title, ruleId: first.ruleId, ...first.span };
}
