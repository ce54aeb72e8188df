import type { Check } from './check.ts';
import { dataExamplesFit, dataSchemaValid } from './data.ts';
import { datesReal } from './dates.ts';
import { fileNamed, methodNamed, methodsUnique, symbolComplete } from './document.ts';
import { conformsSaid, entriesDiffer, entriesSorted, httpReal, repeatsInherited } from './entries.ts';
import { evidenceUnique } from './evidence.ts';
import { meaningPlain, meaningReadable, meaningTelling, meaningUnique } from './meanings.ts';
import { codesKept, extendsEnds, namesKept, reservedLeft } from './own.ts';
import { rangeConsistent, rangeKeptEmpty, rangesApart } from './ranges.ts';
import {
  expressionsValid,
  extendsExists,
  replacementCurrent,
  replacementExists,
  specificationListed,
  symbolCodeKnown,
  whenMethodsListed,
} from './references.ts';
import { linksPinned, sourcesSaid } from './sources.ts';
import { retiredHasEnd, sinceSaid, versionListed, versionOrder, versionsOrdered } from './versions.ts';
import {
  identifiersDistinct,
  patternsBounded,
  wordingOfOneCode,
  wordingsDistinct,
  wordingsSourced,
} from './wordings.ts';

/** Every check beyond the schema, in the order in which they run. */
export const CHECKS: readonly Check[] = [
  fileNamed,
  extendsExists,
  extendsEnds,
  versionsOrdered,
  versionListed,
  versionOrder,
  sinceSaid,
  datesReal,
  retiredHasEnd,
  replacementExists,
  replacementCurrent,
  specificationListed,
  rangesApart,
  rangeConsistent,
  rangeKeptEmpty,
  entriesSorted,
  entriesDiffer,
  repeatsInherited,
  identifiersDistinct,
  meaningReadable,
  meaningPlain,
  meaningTelling,
  meaningUnique,
  wordingsDistinct,
  wordingOfOneCode,
  wordingsSourced,
  dataSchemaValid,
  dataExamplesFit,
  httpReal,
  conformsSaid,
  namesKept,
  codesKept,
  reservedLeft,
  whenMethodsListed,
  methodNamed,
  methodsUnique,
  symbolComplete,
  symbolCodeKnown,
  expressionsValid,
  patternsBounded,
  evidenceUnique,
  sourcesSaid,
  linksPinned,
];
