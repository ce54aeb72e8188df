import type { FileAnalysis } from '../core/analyzer.ts';
import { Source } from '../core/fix/source.ts';
import type { Look } from './analyses.ts';
import type { DocumentContext } from './context.ts';
import type { Session } from './session.ts';

/** A checked document as it stood when it was looked at; what is typed meanwhile changes nothing here. */
export interface Snapshot {
  readonly uri: string;
  readonly version: number;
  readonly context: DocumentContext;
  readonly analysis: FileAnalysis;
  readonly source: Source;
}

/** Looks at a document that is to be changed; `undefined` where it is not checked or was changed while it was looked at. */
export async function snapshotOf(session: Session, uri: string): Promise<Snapshot | undefined> {
  const look = await session.look(uri);
  return look && snapshotFrom(session, uri, look);
}

/** The document of a look, where it still stands as it did. */
export function snapshotFrom(session: Session, uri: string, look: Look): Snapshot | undefined {
  const { analysis, context, version } = look;
  const document = session.documents.get(uri);
  if (!analysis || document?.version !== version) return undefined;
  const source = new Source(document.getText(), analysis.linked.facts.language);
  return { uri, version, context, analysis, source };
}
