import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseInstalledVersion } from '../core/package-manifest.ts';

/** Finds which releases of packages are installed for the files of a folder. Each place is looked at once. */
export class InstalledFinder {
  readonly #listed: (name: string) => boolean;
  readonly #known = new Map<string, string | undefined>();

  /** @param listed true for packages whose release matters; others are not looked for */
  constructor(listed: (name: string) => boolean) {
    this.#listed = listed;
  }

  /** Name → version, of those of the dependencies that matter and are installed in a `node_modules` upward of the folder. */
  of(folder: string, dependencies: Readonly<Record<string, string>>): Readonly<Record<string, string>> | undefined {
    let found: Record<string, string> | undefined;
    for (const name of Object.keys(dependencies)) {
      const version = this.#listed(name) ? this.#versionOf(folder, name) : undefined;
      if (version === undefined) continue;
      found ??= {};
      found[name] = version;
    }
    return found;
  }

  #versionOf(folder: string, name: string): string | undefined {
    const key = `${folder}\n${name}`;
    const known = this.#known.get(key);
    if (known !== undefined || this.#known.has(key)) return known;
    const parent = path.dirname(folder);
    const found = readVersion(folder, name) ?? (parent === folder ? undefined : this.#versionOf(parent, name));
    this.#known.set(key, found);
    return found;
  }
}

/** A package.json that cannot be read or is broken counts as absent. */
function readVersion(folder: string, name: string): string | undefined {
  const file = path.join(folder, 'node_modules', ...name.split('/'), 'package.json');
  if (!existsSync(file)) return undefined;
  try {
    return parseInstalledVersion(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
