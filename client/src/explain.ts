import * as vscode from 'vscode';
import {
  EXPLAIN,
  type ExplainParams,
  type ExplainResult,
  KNOWN_ERRORS,
  type KnownError,
  type KnownErrorsResult,
} from '../../server/src/protocol/index.ts';
import type { ExplanationPage } from './explanation-page.ts';
import { EXTENSION_NAME } from './names.ts';
import type { ServerControl } from './server-control.ts';

/** A longer text on the clipboard is no error that somebody copied. */
const LONGEST_CLIPBOARD = 20_000;
/** How much of the clipboard a line of the list shows. */
const SHOWN = 80;

/** Explains the given text, else what is selected, else what is picked or typed. */
export async function explain(given: string | undefined, server: ServerControl, page: ExplanationPage): Promise<void> {
  const client = server.running;
  if (client === undefined) throw new Error('The server is not running. "Restart Server" starts it.');
  const ask = (params: ExplainParams): Promise<ExplainResult> => client.sendRequest<ExplainResult>(EXPLAIN, params);
  const editor = vscode.window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection).trim();
  const text = given ?? (selected === '' ? undefined : selected);
  const uri = editor?.document.uri.toString();
  const question =
    text === undefined ? await pick(await client.sendRequest<KnownErrorsResult>(KNOWN_ERRORS)) : { text };
  if (question === undefined) return;
  const { markdown } = await ask({ ...question, ...(uri === undefined ? {} : { uri }) });
  await page.show(markdown);
}

interface Choice extends vscode.QuickPickItem {
  readonly question?: () => ExplainParams | Promise<ExplainParams>;
}

/** The clipboard, then everything known; or what is typed instead of picking. */
async function pick(known: readonly KnownError[]): Promise<ExplainParams | undefined> {
  const items = [...CLIPBOARD, ...known.map(choiceOf)];
  const list = vscode.window.createQuickPick<Choice>();
  list.title = `${EXTENSION_NAME}: Explain`;
  list.placeholder = 'A code, a name, a message, or a pasted error';
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.items = items;
  // What is typed or pasted can be explained itself: most pasted errors match nothing in the list.
  list.onDidChangeValue((value) => {
    const typed = value.trim();
    const own: Choice[] =
      typed === ''
        ? []
        : [{ label: `$(search) Explain "${shortened(typed)}"`, alwaysShow: true, question: () => ({ text: typed }) }];
    list.items = [...own, ...items];
  });
  try {
    const chosen = await new Promise<Choice | undefined>((resolve) => {
      list.onDidAccept(() => resolve(list.selectedItems[0]));
      list.onDidHide(() => resolve(undefined));
      list.show();
    });
    return await chosen?.question?.();
  } finally {
    list.dispose();
  }
}

const CLIPBOARD: readonly Choice[] = [
  { label: '$(clippy) Explain what is on the clipboard', question: clipboardQuestion },
  { label: '', kind: vscode.QuickPickItemKind.Separator },
];

/** Read only when it is asked for: browsers want a permission for it. */
async function clipboardQuestion(): Promise<ExplainParams> {
  const text = (await vscode.env.clipboard.readText()).trim();
  if (text === '') throw new Error('There is no text on the clipboard.');
  if (text.length > LONGEST_CLIPBOARD) throw new Error('What is on the clipboard is too long for an error.');
  return { text };
}

function choiceOf({ code, title, names, protocol, protocolName, meaning }: KnownError): Choice {
  return {
    label: `${code} ${title}`,
    description: `${protocolName} · ${names}`,
    ...(meaning === undefined ? {} : { detail: meaning }),
    question: () => ({ text: String(code), protocol }),
  };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
