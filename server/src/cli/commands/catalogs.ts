import { FINE } from '../exit-status.ts';
import type { Io } from '../io.ts';

export interface CatalogsOptions {
  readonly format: 'text' | 'json';
}

export async function catalogs(
  _action: string,
  _names: readonly string[],
  _options: CatalogsOptions,
  _io: Io,
): Promise<number> {
  return FINE;
}
