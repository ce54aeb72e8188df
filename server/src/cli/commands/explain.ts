import { FINE } from '../exit-status.ts';
import type { Io } from '../io.ts';

export interface ExplainOptions {
  readonly protocol?: readonly string[];
  readonly format: 'text' | 'json' | 'markdown';
}

export async function explain(_subject: string, _options: ExplainOptions, _io: Io): Promise<number> {
  return FINE;
}
