import picomatch from 'picomatch';
import type { JsonPath } from '../schema-validator.ts';
import { versionNamed } from '../versions.ts';
import type { Check } from './check.ts';

export const extendsExists: Check = {
  id: 'extends-exists',
  reason: 'What extends or serves an unknown catalog inherits nothing.',
  severity: 'error',
  *run(document, { known }) {
    for (const member of ['extends', 'serves'] as const) {
      for (const [at, id] of (document[member] ?? []).entries()) {
        if (id === document.id) {
          yield { path: [member, at], message: `"${id}" is this catalog itself.` };
        } else if (known.get(id) === undefined) {
          const nearest = known.nearest(id);
          const guess = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
          yield { path: [member, at], message: `There is no catalog "${id}".${guess}` };
        }
      }
    }
  },
};

export const replacementExists: Check = {
  id: 'replacement-exists',
  reason: 'A replacement that is not defined sends people from one wrong code to another.',
  severity: 'error',
  *run({ entries }, { catalog }) {
    for (const [at, { code, deprecated }] of entries.entries()) {
      const replacement = deprecated?.replacement;
      if (replacement === undefined) continue;
      const path: JsonPath = ['entries', at, 'deprecated', 'replacement'];
      if (replacement === code) yield { path, message: `${code} cannot replace itself.` };
      else if (!catalog.entries.some((entry) => entry.code === replacement)) {
        yield { path, message: `Neither this catalog nor one that it extends defines ${replacement}.` };
      }
    }
  },
};

export const replacementCurrent: Check = {
  id: 'replacement-current',
  reason: 'A replacement that is retired itself has to be replaced again.',
  severity: 'error',
  *run({ entries }, { catalog, versions }) {
    for (const [at, { deprecated }] of entries.entries()) {
      const replacement = deprecated?.replacement;
      const from = deprecated === undefined ? -1 : versions.indexOf(versionNamed(deprecated.since));
      if (replacement === undefined || from === -1) continue;
      const held = catalog.entries.filter(({ code }) => code === replacement);
      if (held.length === 0 || held.some((entry) => entry.versions.includes(versions[from] as string))) continue;
      yield {
        path: ['entries', at, 'deprecated', 'replacement'],
        message: `${replacement} does not hold in ${deprecated?.since}, from which on it is to replace this one.`,
      };
    }
  },
};

export const symbolCodeKnown: Check = {
  id: 'symbol-code-known',
  reason: 'A symbol with a code that nobody defines is a slip of the pen, or an entry is missing.',
  severity: 'warning',
  *run(document, { catalog, known }) {
    const serving = known.catalogs.filter(({ document: { serves = [] } }) => serves.includes(document.id));
    const served = (document.serves ?? []).flatMap((id) => known.get(id) ?? []);
    const codes = new Set([catalog, ...serving, ...served].flatMap(({ entries }) => entries.map(({ code }) => code)));
    for (const [at, { export: name, members = {}, code }] of (document.symbols ?? []).entries()) {
      if (code !== undefined && !codes.has(code)) {
        yield { path: ['symbols', at, 'code'], message: `${name} gives ${code}, which has no entry.` };
      }
      for (const [member, value] of Object.entries(members)) {
        if (codes.has(value)) continue;
        yield {
          path: ['symbols', at, 'members', member],
          message: `${name}.${member} is ${value}, which has no entry.`,
        };
      }
    }
  },
};

export const whenMethodsListed: Check = {
  id: 'when-methods-listed',
  reason: 'An entry that is narrowed to a misspelt method never holds.',
  severity: 'error',
  *run(document, { catalog, known }) {
    const documents = [document, ...catalog.chain.slice(1).flatMap((id) => known.get(id)?.document ?? [])];
    const methods = documents.flatMap((one) => one.methods ?? []);
    for (const [at, { when }] of document.entries.entries()) {
      for (const [index, method] of (when?.methods ?? []).entries()) {
        const listed = methods.some(
          ({ name, prefix }) => name === method || (prefix !== undefined && method.startsWith(prefix)),
        );
        if (!listed) {
          yield { path: ['entries', at, 'when', 'methods', index], message: `"${method}" is not among the methods.` };
        }
      }
    }
  },
};

export const specificationListed: Check = {
  id: 'specification-listed',
  reason: 'A specification that is not listed has no name and no address.',
  severity: 'error',
  *run({ specifications = [], ...document }) {
    for (const section of ['entries', 'ranges'] as const) {
      for (const [at, { specification }] of (document[section] ?? []).entries()) {
        if (specification === undefined || specifications.some(({ id }) => id === specification)) continue;
        yield { path: [section, at, 'specification'], message: `"${specification}" is not among the specifications.` };
      }
    }
  },
};

export const expressionsValid: Check = {
  id: 'expressions-valid',
  reason: 'A regular expression or glob that cannot be read matches nothing.',
  severity: 'error',
  *run({ entries, detect }) {
    for (const [at, { messages }] of entries.entries()) {
      for (const section of ['patterns', 'paraphrases'] as const) {
        for (const [index, pattern] of (messages?.[section] ?? []).entries()) {
          if (!compiles(() => new RegExp(pattern, 'iu'))) {
            yield { path: ['entries', at, 'messages', section, index], message: notReadable(pattern) };
          }
        }
      }
    }
    for (const section of ['members', 'hints'] as const) {
      for (const [name, pattern] of Object.entries(detect?.[section] ?? {})) {
        if (!compiles(() => new RegExp(pattern, 'u'))) {
          yield { path: ['detect', section, name], message: notReadable(pattern) };
        }
      }
    }
    for (const [index, pattern] of (detect?.texts ?? []).entries()) {
      if (!compiles(() => new RegExp(pattern, 'u'))) {
        yield { path: ['detect', 'texts', index], message: notReadable(pattern) };
      }
    }
    for (const [index, glob] of (detect?.files ?? []).entries()) {
      if (!compiles(() => picomatch(glob))) yield { path: ['detect', 'files', index], message: notReadable(glob) };
    }
  },
};

function compiles(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}

function notReadable(pattern: string): string {
  return `"${pattern}" cannot be read as a pattern.`;
}
