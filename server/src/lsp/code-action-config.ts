import { URI, Utils } from 'vscode-uri';
import { CONFIG_FILE, globOfFile } from '../core/config.ts';
import { chooseProtocolInConfig, disableInConfig } from '../core/fix/config-edits.ts';
import type { Finding, Fix, TextEdit } from '../core/model.ts';
import { LineIndex } from '../core/text.ts';
import type { Effect, Offer } from './code-action-offer.ts';
import { pathBelow } from './project.ts';
import { Refusal } from './refusal.ts';
import type { Session } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import { workspaceEdit } from './workspace-edits.ts';

/** The configuration file that holds, or would hold, for a document. */
interface ConfigPlace {
  readonly uri: string;
  /** It is not there yet. */
  readonly create: boolean;
  /** Means the document, and nothing else. */
  readonly glob: string;
}

/** @returns edits of the text; `undefined` where it is too broken to be changed */
type Change = (text: string | undefined) => readonly TextEdit[] | undefined;

/** "Disable … for this file" where the language has no comments. */
export function disableInConfigOffer(
  ruleId: string,
  findings: readonly Finding[],
  snapshot: Snapshot,
  session: Session,
): Offer | undefined {
  const place = configPlace(snapshot, session);
  // What the editor's settings say about a rule wins over the configuration.
  if (!place || snapshot.context.settings.rules[ruleId] !== undefined) return undefined;
  const change: Change = (text) => disableInConfig(text, place.glob, ruleId);
  const title = `Disable ${ruleId} for this file in ${CONFIG_FILE}`;
  return { title, findings, effect: () => changeConfig(place, change, session) };
}

/** A fix that chooses a protocol for a file whose language has no comment to say so. */
export function chooseProtocolOffer(
  { title, protocol }: Fix,
  finding: Finding,
  snapshot: Snapshot,
  session: Session,
): Offer | undefined {
  const place = protocol === undefined ? undefined : configPlace(snapshot, session);
  // Protocols of the editor's settings win over those of the configuration.
  if (!place || protocol === undefined || snapshot.context.settings.protocols) return undefined;
  const change: Change = (text) => chooseProtocolInConfig(text, place.glob, protocol);
  return {
    title: `${title} in ${CONFIG_FILE}`,
    findings: [finding],
    effect: () => changeConfig(place, change, session),
  };
}

/** The nearest configuration file, else one at the root of the workspace folder where the client can create it. */
function configPlace({ uri, context }: Snapshot, session: Session): ConfigPlace | undefined {
  const document = URI.parse(uri);
  const near = context.configUri;
  const config = near === undefined ? newConfig(document, session) : URI.parse(near);
  if (config === undefined) return undefined;
  const path = pathBelow(Utils.dirname(config).path, document.path);
  return path === undefined
    ? undefined
    : { uri: config.toString(), create: near === undefined, glob: globOfFile(path) };
}

function newConfig({ scheme, authority, path }: URI, { contexts, features }: Session): URI | undefined {
  if (!features.createFiles) return undefined;
  const [folder] = contexts.folders
    .map((uri) => URI.parse(uri))
    .filter(
      (each) => each.scheme === scheme && each.authority === authority && pathBelow(each.path, path) !== undefined,
    )
    .sort((a, b) => b.path.length - a.path.length);
  return folder && Utils.joinPath(folder, CONFIG_FILE);
}

/** Edits of the configuration file as it is now: as it stands in an editor, else on disk. */
async function changeConfig({ uri, create }: ConfigPlace, change: Change, session: Session): Promise<Effect> {
  const { documents, features, files } = session;
  const key = documents.keys().find((each) => URI.parse(each).toString() === uri);
  files.changed(uri);
  const onDisk = await files.read(uri);
  const open = key === undefined ? undefined : documents.get(key);
  // Editors keep a byte order mark to themselves.
  const text = open ? open.getText() : onDisk?.replace(/^\uFEFF/, '');
  const isAsFound = create ? text === undefined : onDisk !== undefined;
  if (!isAsFound) throw new Refusal(`${CONFIG_FILE} is not where it was found; save it and ask again.`);
  const edits = change(text);
  if (!edits) throw new Refusal(`${CONFIG_FILE} cannot be changed as it stands; mend it first.`);
  if (edits.length === 0) throw new Refusal(`${CONFIG_FILE} says so already; it may need to be saved.`);
  const target = open?.uri ?? uri;
  const file = { uri: target, version: open?.version ?? null, lines: new LineIndex(text ?? ''), edits, create };
  const save = features.options.commands?.save;
  // What a person has not saved yet is not ours to save.
  const saves = save !== undefined && (open === undefined || session.isSaved(target));
  return {
    edit: workspaceEdit(file, features),
    ...(saves ? { command: { title: 'Save', command: save, arguments: [target] } } : {}),
  };
}
