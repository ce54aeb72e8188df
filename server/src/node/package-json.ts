import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type PackageManifest, parsePackageManifest } from '../core/package-manifest.ts';

/** Finds the nearest package.json upward of folders; each folder is looked at once. */
export class PackageFinder {
  readonly #known = new Map<string, PackageManifest | undefined>();

  /** A package.json that cannot be read or is broken counts as absent. */
  nearest(folder: string): PackageManifest | undefined {
    const known = this.#known.get(folder);
    if (known !== undefined || this.#known.has(folder)) return known;
    const parent = path.dirname(folder);
    const found = readManifest(folder) ?? (parent === folder ? undefined : this.nearest(parent));
    this.#known.set(folder, found);
    return found;
  }
}

function readManifest(folder: string): PackageManifest | undefined {
  const file = path.join(folder, 'package.json');
  // Most folders have none, and asking is cheaper than an exception.
  if (!existsSync(file)) return undefined;
  try {
    return parsePackageManifest(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
