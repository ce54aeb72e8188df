import type { Span } from '../../model.ts';
import type { CatalogSet } from '../catalog-set.ts';
import { breaksBase } from '../checks/own.ts';
import { layerCatalogs } from '../layer.ts';
import type { CatalogDocument } from '../types.ts';
import { type CatalogDraft, type CatalogProblem, checkCatalog, readCatalog } from '../validate.ts';
import { readOpenRpc } from './openrpc.ts';

/** A file in which a project declares codes. */
export interface OwnFile {
  /** Names it in messages and as the source of its catalog. */
  readonly path: string;
  readonly text: string;
  /**
   * True where somebody says that here all codes of the project stand: the file is listed in the configuration, or has
   * the mark of a catalog. False for what was only found.
   */
  readonly declared: boolean;
  /** What was made of the file already, where more than its text is needed for that: a module of a project. */
  readonly draft?: CatalogDraft;
  /** Why nothing was made of it, a sentence. */
  readonly fault?: string;
}

/** A catalog of a project. */
export interface OwnCatalog {
  readonly id: string;
  readonly path: string;
  readonly declared: boolean;
  readonly document: CatalogDocument;
}

/** What is wrong in a file in which codes are declared. */
export interface OwnProblem extends CatalogProblem {
  readonly path: string;
}

/** The catalogs that count in a project: those that come with the program, and its own above them. */
export interface ProjectCatalogs {
  readonly catalogs: CatalogSet;
  /** Those that can be used, in the order of the files. */
  readonly own: readonly OwnCatalog[];
  /** In the order of the files, and of position. Of a declared file with an error nothing is used. */
  readonly problems: readonly OwnProblem[];
}

/** UTF-16 units from which on a catalog is refused: nobody writes or reads so many codes. */
const LARGEST = 4 * 1024 * 1024;

/** A project without catalogs of its own. */
export function plainProject(catalogs: CatalogSet): ProjectCatalogs {
  return { catalogs, own: [], problems: [] };
}

/**
 * Reads the catalogs of a project: catalogs as JSON, OpenRPC documents, and what else was made of files before. They
 * may extend those below and each other, in any order. Never throws. A declared file with an error is left out, of
 * one that was only found what is wrong; the rest holds.
 */
export function readOwnCatalogs(files: readonly OwnFile[], below: CatalogSet): ProjectCatalogs {
  if (files.length === 0) return plainProject(below);
  const problems = new Map<OwnFile, CatalogProblem[]>(files.map((file) => [file, []]));
  const drafts = new Map<OwnFile, CatalogDraft>();
  const ids = new Map<string, string>();
  for (const file of files) {
    const read = readOwn(file);
    const found = problems.get(file) as CatalogProblem[];
    found.push(...read.problems);
    if (read.draft === undefined) continue;
    const named = freeName(file.draft === undefined ? read.draft : withoutFaults(read.draft, below), below, ids);
    if (ids.has(named.document.id) || below.get(named.document.id) !== undefined) {
      found.push(idTaken(named, below, ids.get(named.document.id)));
      continue;
    }
    ids.set(named.document.id, file.path);
    drafts.set(file, named);
  }
  const known = layered(below, drafts);
  for (const [file, draft] of drafts) {
    const found = problems.get(file) as CatalogProblem[];
    // What is wrong in the source of a module its own rules say.
    if (file.draft === undefined) found.push(...checkCatalog(draft, { strict: false, known }));
    if (file.declared && found.some(({ severity }) => severity === 'error')) drafts.delete(file);
  }
  return {
    catalogs: layered(below, drafts),
    own: [...drafts].map(([{ path, declared }, { document }]) => ({ id: document.id, path, declared, document })),
    problems: files.flatMap((file) =>
      (problems.get(file) as CatalogProblem[]).map((problem) => ({ ...problem, path: file.path })),
    ),
  };
}

/** One file by itself: what it declares, and what is wrong with that before it meets others. */
export function readOwn({ path, text, draft, fault }: OwnFile): {
  readonly draft?: CatalogDraft;
  readonly problems: readonly CatalogProblem[];
} {
  if (draft !== undefined) return { draft, problems: [] };
  if (fault !== undefined) return { problems: [wholeFile('marked-table', fault)] };
  if (text.length > LARGEST) {
    const size = Math.round(text.length / (1024 * 1024));
    return { problems: [wholeFile('too-large', `A catalog of ${size} MB is more than can be read; split it.`)] };
  }
  const openRpc = readOpenRpc(text, nameOf(path));
  if (openRpc !== undefined) return openRpc;
  const read = readCatalog(text, false);
  return 'problems' in read ? read : { draft: read, problems: [] };
}

/** A module does not make right by its mark what is wrong in it: a standard name with another number, a reserved number. */
function withoutFaults(draft: CatalogDraft, below: CatalogSet): CatalogDraft {
  const { document } = draft;
  const entries = document.entries.filter((entry) => !breaksBase(entry, below));
  return { ...draft, document: { ...document, entries } };
}

function layered(below: CatalogSet, drafts: ReadonlyMap<OwnFile, CatalogDraft>): CatalogSet {
  return layerCatalogs(
    below,
    [...drafts].map(([{ path }, { document }]) => ({ document, source: path })),
  );
}

/** The id of what was converted is nobody's choice: it gives way. */
function freeName(draft: CatalogDraft, below: CatalogSet, ids: ReadonlyMap<string, string>): CatalogDraft {
  if (draft.converted !== true) return draft;
  const { document } = draft;
  const isFree = (id: string): boolean => !ids.has(id) && below.get(id) === undefined;
  let { id } = document;
  for (let at = 1; !isFree(id); at += 1) id = at === 1 ? `own-${document.id}` : `own-${document.id}-${at}`;
  return id === document.id ? draft : { ...draft, spanAt: (path) => draft.spanAt(path), document: { ...document, id } };
}

function idTaken({ document: { id }, spanAt }: CatalogDraft, below: CatalogSet, other: string | undefined) {
  const builtIn = below.get(id);
  const message =
    builtIn === undefined
      ? `${other} has the id "${id}" too; one of them needs another.`
      : `"${id}" is the id of ${builtIn.name}, which comes with JSON-RPC Errors. Take another; with "extends": ["${id}"] yours has its codes too.`;
  return { span: spanAt(['id']), check: 'id-free', message, severity: 'error' } as const;
}

function wholeFile(check: string, message: string): CatalogProblem {
  const span: Span = { start: 0, end: 0 };
  return { span, check, message, severity: 'error' };
}

function nameOf(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return name.replace(/\.[^.]+$/, '') || name;
}
