import { versionsBetween } from '../versions.ts';
import type { Check } from './check.ts';

export const fileNamed: Check = {
  id: 'file-named',
  reason: 'A catalog is found by the name of its file.',
  severity: 'warning',
  *run({ id }, { fileName }) {
    if (fileName === undefined) return;
    const name = fileName.split(/[\\/]/).at(-1) ?? '';
    if (name !== `${id}.json`)
      yield { path: ['id'], message: `The catalog "${id}" belongs into ${id}.json, not ${name}.` };
  },
};

export const methodNamed: Check = {
  id: 'method-named',
  reason: 'A method has a name, a group of methods a prefix.',
  severity: 'error',
  *run({ methods = [] }) {
    for (const [at, { name, prefix }] of methods.entries()) {
      if ((name === undefined) === (prefix === undefined)) {
        yield { path: ['methods', at], message: 'A method needs either "name" or "prefix".' };
      }
    }
  },
};

export const symbolComplete: Check = {
  id: 'symbol-complete',
  reason: 'A symbol without members, code or parameters says nothing about codes.',
  severity: 'error',
  *run({ symbols = [] }) {
    for (const [at, { form, members, code, parameters, export: name }] of symbols.entries()) {
      const path = ['symbols', at];
      if (form === 'enum' || form === 'factories') {
        if (members === undefined) yield { path, message: `${name} needs "members" with their codes.` };
      } else if (code === undefined && parameters?.includes('code') !== true) {
        yield { path, message: `${name} needs a "code", or "code" among its parameters.` };
      }
    }
  },
};

export const methodsUnique: Check = {
  id: 'methods-unique',
  reason: 'Of two entries for one method the second is overlooked.',
  severity: 'warning',
  *run({ methods = [] }, { versions }) {
    for (const [at, method] of methods.entries()) {
      const held = versionsBetween(versions, method.since, method.until);
      const twin = methods
        .slice(0, at)
        .find(
          (before) =>
            before.name === method.name &&
            before.prefix === method.prefix &&
            (versions.length === 0 ||
              versionsBetween(versions, before.since, before.until).some((version) => held.includes(version))),
        );
      if (twin === undefined) continue;
      yield { path: ['methods', at], message: `The method "${method.name ?? method.prefix}" is listed twice.` };
    }
  },
};
