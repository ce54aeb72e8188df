import * as vscode from 'vscode';
import { SETTINGS_SECTION } from '../../server/src/protocol/index.ts';
import { debugInformation } from './debug-information.ts';
import { openPage } from './documentation.ts';
import { explain } from './explain.ts';
import type { ExplanationPage } from './explanation-page.ts';
import { fixAllProblems } from './fix-all.ts';
import { COMMANDS, EXTENSION_NAME } from './names.ts';
import { saveDocument } from './save-document.ts';
import type { ServerControl } from './server-control.ts';
import type { StatusItem } from './status-item.ts';
import { tellFailure } from './tell-failure.ts';

/** What commands act on. */
export interface CommandContext {
  readonly extension: vscode.ExtensionContext;
  readonly server: ServerControl;
  readonly status: StatusItem;
  readonly explanations: ExplanationPage;
  readonly log: vscode.LogOutputChannel;
}

/** Registers every command once; all of them answer whether the server runs or not. */
export function registerCommands({ extension, server, status, explanations, log }: CommandContext): vscode.Disposable {
  const register = (id: string, run: (...args: string[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (...args: string[]) => {
      try {
        await run(...args);
      } catch (error) {
        await tellFailure(error, log);
      }
    });
  return vscode.Disposable.from(
    register(COMMANDS.fixAll, () => fixAllProblems(server)),
    register(COMMANDS.explain, (text) => explain(typeof text === 'string' ? text : undefined, server, explanations)),
    register(COMMANDS.restartServer, () => server.restart()),
    register(COMMANDS.showOutput, () => log.show()),
    register(COMMANDS.showRuleDocumentation, async (ruleId) => {
      const chosen = typeof ruleId === 'string' ? ruleId : await pickRule(extension);
      if (chosen !== undefined) await openPage(`rules/${chosen}`);
    }),
    register(COMMANDS.copyDebugInformation, async () => {
      await vscode.env.clipboard.writeText(await debugInformation(extension, server, status.view));
      vscode.window.setStatusBarMessage(`${EXTENSION_NAME}: debug information copied`, 4000);
    }),
    register(COMMANDS.openPage, openPage),
    register(COMMANDS.saveDocument, saveDocument),
  );
}

/** Rules as the manifest lists them, so that the command needs no server. */
async function pickRule(extension: vscode.ExtensionContext): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick(rulesOf(extension.extension.packageJSON), {
    placeHolder: 'Rule whose page is to be shown',
    matchOnDescription: true,
  });
  return picked?.label;
}

interface Manifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly properties?: Readonly<Record<string, { readonly description: string }>> }>
      >;
    };
  };
}

function rulesOf({ contributes }: Manifest): vscode.QuickPickItem[] {
  const rules = contributes.configuration.properties[`${SETTINGS_SECTION}.rules`]?.properties ?? {};
  return Object.entries(rules).map(([label, { description }]) => ({ label, description }));
}
