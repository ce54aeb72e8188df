import * as vscode from 'vscode';
import { DEBUG_INFORMATION, type DebugInformation } from '../../server/src/protocol/index.ts';
import { explicitSettings } from './explicit-settings.ts';
import { EXTENSION_NAME } from './names.ts';
import type { ServerControl } from './server-control.ts';
import type { StatusView } from './status-view.ts';

/** Facts for a bug report, as Markdown. No text of any document and no path. */
export async function debugInformation(
  context: vscode.ExtensionContext,
  server: ServerControl,
  status: StatusView,
): Promise<string> {
  const document = vscode.window.activeTextEditor?.document;
  const told = await server.running?.sendRequest<DebugInformation>(DEBUG_INFORMATION);
  return [
    `- ${EXTENSION_NAME} ${String(context.extension.packageJSON.version)}`,
    `- VS Code ${vscode.version} (${vscode.env.appHost}${vscode.env.remoteName ? `, remote ${vscode.env.remoteName}` : ''})`,
    `- Server: ${told ? `${told.runtime}, ${told.documents} documents` : 'not running'}`,
    `- Protocols known: ${told?.catalogs.join(', ') ?? 'unknown'}`,
    `- Rules: ${told?.rules.join(', ') ?? 'unknown'}`,
    `- Active document: ${document ? `${document.languageId}, scheme ${document.uri.scheme}` : 'none'}`,
    `- Status: ${[status.text, status.detail].filter(Boolean).join(' · ')}`,
    `- Settings: ${JSON.stringify(explicitSettings(document?.uri))}`,
    '',
  ].join('\n');
}
