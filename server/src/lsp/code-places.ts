import type { Location } from 'vscode-languageserver';
import { targetAt } from '../core/hover/target.ts';
import { linkFile } from '../core/link/index.ts';
import type { DefinitionFact, LinkedSite, Span } from '../core/model.ts';
import { LineIndex } from '../core/text.ts';
import { pageUri } from './diagnostics.ts';
import { uriOf } from './module-ids.ts';
import type { AskedPlace } from './place.ts';
import type { Session } from './session.ts';

/** A place in some file. */
interface Found {
  readonly uri: string;
  readonly span: Span;
}

/** The code at a place that is asked about. */
export function codeAt({
  analysis,
  document,
  offset,
}: AskedPlace): { span: Span; value: number; site: LinkedSite } | undefined {
  const target = targetAt(analysis, document.getText(), offset);
  return target?.kind === 'code' ? target : undefined;
}

/** Where the number of a code comes from: its constant, else the constants of the project with that number, else its page. */
export async function definitionsOf(place: AskedPlace, session: Session): Promise<readonly Location[]> {
  const code = codeAt(place);
  if (code === undefined) return [];
  const found = constantOf(code.site, place, session) ?? constantsOf(code.value, place, session);
  const others = found.filter(({ uri, span }) => uri !== place.document.uri || !contains(span, place.offset));
  if (others.length > 0) return locate(others, session);
  const known = session.analyzer.catalogs.entriesOf(code.value).some(({ marker }) => marker !== true);
  const pages = session.documentation;
  if (!known || pages === undefined) return [];
  const start = { line: 0, character: 0 };
  return [{ uri: pageUri(pages, `codes/${code.value}`), range: { start, end: start } }];
}

function constantOf(
  { definition: place }: LinkedSite,
  asked: AskedPlace,
  session: Session,
): readonly Found[] | undefined {
  if (place === undefined) return undefined;
  if (place.module === undefined) return [{ uri: asked.document.uri, span: place.definition.name }];
  // The file may have moved on since this document was looked at.
  const now = session.project.factsOf(place.module)?.definitions.find((each) => isSame(each, place.definition));
  return [{ uri: uriOf(place.module), span: (now ?? place.definition).name }];
}

function isSame(a: DefinitionFact, b: DefinitionFact): boolean {
  return a.value === b.value && a.path.join('\0') === b.path.join('\0');
}

function constantsOf(value: number, { document }: AskedPlace, session: Session): readonly Found[] {
  const places = session.project.placesOf(value, document.uri);
  return places.flatMap(({ module, site }) =>
    site.role === 'define' && site.name !== undefined ? [{ uri: uriOf(module), span: site.name.span }] : [],
  );
}

/** Every place of the workspace where a number stands, in code by whatever name, and in captures. */
export async function referencesOf(
  place: AskedPlace,
  includeDeclaration: boolean,
  session: Session,
): Promise<readonly Location[] | undefined> {
  const code = codeAt(place);
  if (code === undefined) return undefined;
  const found: Found[] = sitesWith(place.analysis.sites, code.value, includeDeclaration, place.document.uri);
  for await (const { uri, facts, module } of session.project.everything(String(Math.abs(code.value)))) {
    if (uri === place.document.uri) continue;
    const { sites } = linkFile(facts, session.analyzer.catalogs, module);
    const counted = sites.filter(({ evidence }) => evidence !== 'shape');
    found.push(...sitesWith(counted, code.value, includeDeclaration, uri));
  }
  return locate(found, session);
}

function sitesWith(sites: readonly LinkedSite[], value: number, withDefinitions: boolean, uri: string): Found[] {
  return sites
    .filter((site) => site.value === value && (withDefinitions || site.role !== 'define'))
    .map(({ anchor }) => ({ uri, span: anchor }));
}

/** Offsets become positions by the text, of an open document as it stands, of others as they are on the disk. */
async function locate(found: readonly Found[], session: Session): Promise<readonly Location[]> {
  const lines = new Map<string, LineIndex | undefined>();
  const locations: Location[] = [];
  for (const { uri, span } of found) {
    if (!lines.has(uri)) {
      const text = await session.project.textOf(uri);
      lines.set(uri, text === undefined ? undefined : new LineIndex(text));
    }
    const index = lines.get(uri);
    if (index === undefined) continue;
    locations.push({ uri, range: { start: index.positionAt(span.start), end: index.positionAt(span.end) } });
  }
  return locations;
}

function contains({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
