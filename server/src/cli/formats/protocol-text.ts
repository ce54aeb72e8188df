import type { ActiveProtocol } from '../../core/catalog/types.ts';
import { listOf } from '../../core/words.ts';
import type { Colors } from '../io.ts';
import { visible } from '../text/visible.ts';

/** A line for each protocol that is active in a file, with what shows it. */
export function protocolLines(protocols: readonly ActiveProtocol[], colors: Colors): readonly string[] {
  return protocols.map(({ catalog, versions, pinned, strength, evidence }) => {
    const name = `${colors.bold(catalog.name)} (${catalog.id})${pinned ? ` ${versions.join(', ')}` : ''}`;
    if (strength === 'base') return `  ${name}, always`;
    const reason = evidence.length > 0 ? `, because ${visible(listOf(evidence, 'and'))}` : '';
    return `  ${name}${strength === 'weak' ? ', probably' : ''}${reason}`;
  });
}
