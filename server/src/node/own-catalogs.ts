import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import { moduleFile } from '../core/catalog/own/marked-module.ts';
import { type OwnFile, type ProjectCatalogs, readOwnCatalogs } from '../core/catalog/own/read-own.ts';
import { type FileFacts, isScript, type SourceText } from '../core/model.ts';
import { LineIndex } from '../core/text.ts';
import { languageOfName } from './languages.ts';
import type { OwnPath } from './own-files.ts';
import { type FileReader, reasonOf } from './read-file.ts';
import { displayPath, type Failure } from './targets.ts';

/** A file in which codes stand, and whether somebody says that it holds all of them. */
export interface OwnPlace extends OwnPath {
  readonly declared: boolean;
  /** What was read in it already: a module with marked tables. */
  readonly facts?: Pick<FileFacts, 'tables'>;
}

/** What reading them needs. */
export interface OwnMeans {
  /** The catalogs that come with the program. */
  readonly below: CatalogSet;
  readonly reader: FileReader;
  readonly cwd: string;
  /** Reads the facts of a module that is listed. */
  readonly extract: (source: SourceText) => FileFacts;
}

/** Catalogs of a project, and why declared files cannot be used, each told at its place. */
export type ReadOwnFiles = ProjectCatalogs & { readonly failures: readonly Failure[] };

/** Reads the files in which a project declares its codes. What was only found and cannot be used is left out. */
export function readOwnFiles(places: readonly OwnPlace[], { below, reader, cwd, extract }: OwnMeans): ReadOwnFiles {
  const failures: Failure[] = [];
  const files: OwnFile[] = [];
  for (const { absolute, declared, facts } of places) {
    const path = displayPath(absolute, cwd);
    try {
      const text = reader.read(absolute);
      const language = languageOfName(absolute);
      const isModule = language !== undefined && isScript(language);
      if (isModule) files.push(moduleFile(facts ? { ...facts, path } : extract({ path, language, text }), text));
      else files.push({ path, text, declared });
    } catch (error) {
      if (declared) failures.push({ path, message: reasonOf(error) });
    }
  }
  const read = readOwnCatalogs(files, below);
  const declared = new Map(files.flatMap((file) => (file.declared ? [[file.path, new LineIndex(file.text)]] : [])));
  for (const { path, span, message, severity } of read.problems) {
    const lines = declared.get(path);
    if (severity === 'warning' || lines === undefined) continue;
    failures.push({ path, ...lines.placeAt(span.start), message: message.replace(/\.$/, '') });
  }
  return { ...read, failures };
}
