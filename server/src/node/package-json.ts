import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What the nearest package.json says. */
export interface PackageFacts {
  /** Folder of the file. */
  readonly folder: string;
  readonly name?: string;
  /** Name → range, of dependencies, devDependencies and peerDependencies. */
  readonly dependencies: Readonly<Record<string, string>>;
}

const DEPENDENCY_MEMBERS = ['peerDependencies', 'devDependencies', 'dependencies'] as const;

/** Finds the nearest package.json upward of folders; each folder is looked at once. */
export class PackageFinder {
  readonly #known = new Map<string, PackageFacts | undefined>();

  /** A package.json that cannot be read or is broken counts as absent: it is only weak evidence. */
  nearest(folder: string): PackageFacts | undefined {
    const known = this.#known.get(folder);
    if (known !== undefined || this.#known.has(folder)) return known;
    const parent = path.dirname(folder);
    const facts = readPackage(folder) ?? (parent === folder ? undefined : this.nearest(parent));
    this.#known.set(folder, facts);
    return facts;
  }
}

function readPackage(folder: string): PackageFacts | undefined {
  try {
    const document: unknown = JSON.parse(
      readFileSync(path.join(folder, 'package.json'), 'utf8').replace(/^\uFEFF/, ''),
    );
    return isRecord(document) ? factsOf(folder, document) : undefined;
  } catch {
    return undefined;
  }
}

function factsOf(folder: string, document: Readonly<Record<string, unknown>>): PackageFacts {
  const dependencies: Record<string, string> = {};
  for (const member of DEPENDENCY_MEMBERS) {
    const listed = document[member];
    if (!isRecord(listed)) continue;
    for (const [name, range] of Object.entries(listed)) if (typeof range === 'string') dependencies[name] = range;
  }
  return { folder, dependencies, ...(typeof document.name === 'string' && { name: document.name }) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
