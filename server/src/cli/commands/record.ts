import type { ProtocolChoice } from '../../core/catalog/types.ts';
import type { SeverityOrOff } from '../../core/model.ts';
import { takeStreams } from '../../node/record/own-streams.ts';
import { RecordError, record } from '../../node/record/record.ts';
import { StartError } from '../../node/record/start-server.ts';
import type { Io } from '../io.ts';
import { visible } from '../text/visible.ts';
import { UsageError } from '../usage-error.ts';

export interface RecordOptions {
  readonly out?: string;
  readonly protocol?: readonly string[];
  readonly detect: boolean;
  readonly config?: string | boolean;
  readonly rule?: readonly string[];
  readonly quiet?: true;
}

/** `record -- COMMAND`: becomes the server towards its client, and records what they say. */
export async function recordServer(command: readonly string[], options: RecordOptions, io: Io): Promise<number> {
  const { out, detect, quiet = false } = options;
  const chosen = await chosenSettings(options, io.cwd);
  const config = options.config === true ? undefined : options.config;
  const settings = { cwd: io.cwd, detect, ...chosen, ...(config !== undefined && { config }) };
  try {
    const own = takeStreams();
    return await record({ command, ...(out !== undefined && { out }), own, settings, quiet, show: visible });
  } catch (error) {
    if (error instanceof RecordError) throw new UsageError(error.message);
    if (!(error instanceof StartError)) throw error;
    io.err(error.message);
    return error.status;
  }
}

interface Chosen {
  readonly protocols: readonly ProtocolChoice[];
  readonly severities: Readonly<Record<string, SeverityOrOff>>;
}

/** What was typed is checked before the server starts. The engine for that is loaded only where there is something to check. */
async function chosenSettings({ protocol, config, rule }: RecordOptions, cwd: string): Promise<Chosen> {
  if (protocol === undefined && rule === undefined && typeof config !== 'string') {
    return { protocols: [], severities: {} };
  }
  const { checkedChoices } = await import('../choices.ts');
  return await checkedChoices({ protocol, config, rule }, cwd);
}
