import type { MessageMatch } from '../../catalog/catalog-set.ts';
import type { Entry } from '../../catalog/types.ts';
import { messageEdit } from '../../fix/message.ts';
import type { Source } from '../../fix/source.ts';
import type { Fix, LinkedSite } from '../../model.ts';
import { entryTitle, quoted, shortened } from './wording.ts';

/**
 * The fix that gives a site the wording of its own code and keeps what follows; none where the wording does not stand
 * at the site itself.
 *
 * @param wording how the message begins now
 */
export function changeMessage(site: LinkedSite, wording: MessageMatch, own: Entry, source: Source): readonly Fix[] {
  const change = site.message && messageEdit(site.message, wording.text, entryTitle(own), source);
  if (change === undefined) return [];
  const title = `Change the message to ${quoted(shortened(change.text))}`;
  return [{ title, kind: 'suggestion', edits: [change.edit] }];
}
