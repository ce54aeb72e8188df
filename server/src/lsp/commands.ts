import { isRecord } from '../core/record.ts';
import { SERVER_COMMANDS } from '../protocol/index.ts';
import { effectOf, readData } from './code-actions.ts';
import { pageUri } from './diagnostics.ts';
import { fixDocument } from './fix-all.ts';
import { orRefuse, Refusal } from './refusal.ts';
import type { Session } from './session.ts';

/** Answers `workspace/executeCommand`. */
export function registerCommands(session: Session): void {
  const run: Readonly<Record<string, (argument: unknown) => Promise<unknown>>> = {
    [SERVER_COMMANDS.fixAll]: (argument) => fixDocument(uriIn(argument), session),
    [SERVER_COMMANDS.applyAction]: (argument) => applyAction(argument, session),
    [SERVER_COMMANDS.showRuleDocumentation]: (argument) => showRuleDocumentation(argument, session),
  };
  session.connection.onExecuteCommand(({ command, arguments: [argument] = [] }) =>
    orRefuse(() => {
      const known = run[command];
      if (!known) throw new Refusal(`"${command}" is no command of this server.`);
      return known(argument);
    }),
  );
}

function uriIn(argument: unknown): string {
  if (isRecord(argument) && typeof argument.uri === 'string') return argument.uri;
  throw new Refusal('This command needs the document as its argument: { "uri": … }.');
}

async function applyAction(argument: unknown, session: Session): Promise<void> {
  const data = readData(argument);
  if (!data) throw new Refusal('This command is for the actions that the server offers.');
  const { edit } = await effectOf(data, session);
  const { applied } = await session.connection.workspace.applyEdit({ label: data.title, edit });
  if (!applied) throw new Refusal('The editor did not make the change.');
}

async function showRuleDocumentation(ruleId: unknown, { analyzer, connection, documentation }: Session): Promise<void> {
  const rule = analyzer.rules.find(({ id }) => id === ruleId);
  if (!rule) throw new Refusal('This command needs the id of a rule as its argument.');
  if (documentation === undefined) throw new Refusal('The documentation does not come with this server.');
  const { success } = await connection.window.showDocument({
    uri: pageUri(documentation, `rules/${rule.id}`),
    takeFocus: true,
  });
  if (!success) throw new Refusal(`The editor could not open the page of ${rule.id}.`);
}
