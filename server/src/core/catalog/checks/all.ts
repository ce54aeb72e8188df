import type { Check } from './check.ts';
import { fileNamed, linksPinned, methodNamed, rangesApart, sourcesSaid, symbolComplete } from './document.ts';
import { conformsSaid, entriesDiffer, entriesSorted, meaningReadable, repeatsInherited } from './entries.ts';
import {
  evidenceUnique,
  expressionsValid,
  extendsExists,
  replacementExists,
  specificationListed,
  whenMethodsListed,
} from './references.ts';
import { retiredHasEnd, sinceSaid, versionListed, versionOrder, versionsOrdered } from './versions.ts';

/** Every check beyond the schema, in the order in which they run. */
export const CHECKS: readonly Check[] = [
  fileNamed,
  extendsExists,
  versionsOrdered,
  versionListed,
  versionOrder,
  sinceSaid,
  retiredHasEnd,
  replacementExists,
  specificationListed,
  rangesApart,
  entriesSorted,
  entriesDiffer,
  repeatsInherited,
  meaningReadable,
  conformsSaid,
  whenMethodsListed,
  methodNamed,
  symbolComplete,
  expressionsValid,
  evidenceUnique,
  sourcesSaid,
  linksPinned,
];
