import { RecordError, record } from '../../node/record/record.ts';
import { StartError } from '../../node/record/start-server.ts';
import { type Io, takeStreams } from '../io.ts';
import { UsageError } from '../usage-error.ts';

export interface RecordOptions {
  readonly out?: string;
}

/** `record -- COMMAND`: becomes the server towards its client, and records what they say. */
export async function recordServer(command: readonly string[], { out }: RecordOptions, io: Io): Promise<number> {
  try {
    return await record({ command, ...(out !== undefined && { out }), cwd: io.cwd, own: takeStreams() });
  } catch (error) {
    if (error instanceof RecordError) throw new UsageError(error.message);
    if (!(error instanceof StartError)) throw error;
    io.err(error.message);
    return error.status;
  }
}
