import { isRecord } from './record.ts';

/** The parts of a package.json that matter here. */
export interface PackageManifest {
  readonly name?: string;
  /** Name → range, of dependencies, devDependencies and peerDependencies. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Where a package is listed twice, the later section counts. */
const SECTIONS = ['peerDependencies', 'devDependencies', 'dependencies'];

/** Reads the text of a package.json. A broken one counts as absent: it is only weak evidence. */
export function parsePackageManifest(text: string): PackageManifest | undefined {
  const document = parse(text);
  if (!isRecord(document)) return undefined;
  const dependencies: Record<string, string> = {};
  for (const section of SECTIONS) {
    const listed = document[section];
    if (!isRecord(listed)) continue;
    for (const [name, range] of Object.entries(listed)) if (typeof range === 'string') dependencies[name] = range;
  }
  return { ...(typeof document.name === 'string' ? { name: document.name } : {}), dependencies };
}

/** The `version` of the package.json of an installed package; undefined where there is none. */
export function parseInstalledVersion(text: string): string | undefined {
  const document = parse(text);
  return isRecord(document) && typeof document.version === 'string' ? document.version : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
