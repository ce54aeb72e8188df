import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { applyEdits, fixAll } from '../../../server/src/core/fix/apply.ts';
import { disableForFile, disableForLine } from '../../../server/src/core/fix/disable.ts';
import { seriesFix } from '../../../server/src/core/fix/series.ts';
import { Source } from '../../../server/src/core/fix/source.ts';
import type { Finding, Fix, LinkedSite, TextEdit } from '../../../server/src/core/model.ts';
import { analyze, analyzer, languageOf } from '../../support/analyze.ts';
import { type Analysed, checkFix } from '../../support/check-fix.ts';

const PACKAGES = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

/** Files of other people in which codes are defined, sent and compared, of versions that the lockfile pins. */
const FILES = [
  'eth-rpc-errors/dist/*.{js,d.ts}',
  'json-rpc-2.0/dist/*.{js,d.ts}',
  'jsonrpc-lite/{jsonrpc.ts,dist/umd/*.js}',
  'vscode-jsonrpc/lib/common/{messages.js,messages.d.ts,connection.js}',
  'vscode-languageclient/lib/common/client.js',
  'vscode-languageserver-protocol/lib/common/api.js',
].flatMap((pattern) => globSync(pattern, { cwd: PACKAGES }).map((name) => join(PACKAGES, name)));

/** A fault that a person could have made at a site; none where the site has nothing of the kind. */
type Fault = (site: LinkedSite, text: string) => TextEdit | undefined;

/** A number as it stands at the site, and what is written in its place. */
function rewritten(write: (digits: string) => string): Fault {
  return ({ code }) =>
    code?.kind === 'integer' && /^-?\d+$/.test(code.text) ? { span: code.span, newText: write(code.text) } : undefined;
}

function said(words: string): Fault {
  return ({ message }, text) => {
    const quote = message === undefined ? '' : text.charAt(message.span.start);
    const isLiteral = quote === "'" || quote === '"';
    return message !== undefined && isLiteral ? { span: message.span, newText: quote + words + quote } : undefined;
  };
}

const FAULTS: Readonly<Record<string, Fault>> = {
  'a code in quotes': rewritten((digits) => `'${digits}'`),
  'a code without its sign': rewritten((digits) => digits.replace('-', '')),
  'a code with a digit too many': rewritten((digits) => `${digits}1`),
  'a code with a digit too few': rewritten((digits) => digits.slice(0, -1)),
  "another error's code": rewritten((digits) => (digits === '-32602' ? '-32601' : '-32602')),
  'a reserved code': rewritten(() => '-32150'),
  "another protocol's code": rewritten(() => '-32800'),
  "another error's message": said('Parse error: foo/bar'),
  "another error's message and a full stop": said('Invalid params.'),
};

/** How often fixes of each rule were made. */
const made = new Map<string, number>();

/** All that an editor would offer for a finding and that changes the file. */
function offers(finding: Finding, { analysis, text, language }: Analysed): readonly Fix[] {
  const source = new Source(text, language);
  const { facts } = analysis.linked;
  const others = [
    seriesFix(finding, analysis, source, analyzer.catalogs),
    disableForLine(finding, facts, source),
    disableForFile(finding, facts, source),
  ];
  return [...analysis.fixesOf(finding, text), ...others].filter(
    (fix) => fix !== undefined && fix.edits.length > 0,
  ) as Fix[];
}

/** @param near only findings on its line */
function check(path: string, text: string, near?: number): void {
  const analyzeAgain = (other: string) => analyze(basename(path), other);
  const file: Analysed = { text, language: languageOf(path), analysis: analyzeAgain(text), analyze: analyzeAgain };
  const isMeant = ({ span }: Finding): boolean =>
    near === undefined || !text.slice(Math.min(near, span.start), Math.max(near, span.end)).includes('\n');
  for (const finding of file.analysis.findings.filter(isMeant)) {
    for (const fix of offers(finding, file)) {
      try {
        checkFix(finding, fix, file);
      } catch (error) {
        throw new Error(`${finding.ruleId} (${finding.message}): ${fix.title}`, { cause: error });
      }
      made.set(finding.ruleId, (made.get(finding.ruleId) ?? 0) + 1);
    }
  }
  const fixed = fixAll(text, file.analysis, analyzeAgain);
  assert.equal(applyEdits(text, fixed.edits), fixed.text);
}

describe('fixes in files of real packages', () => {
  for (const path of FILES) {
    const original = readFileSync(path, 'utf8');
    const variants = [original, `\ufeff${original.replace(/\r?\n/g, '\r\n')}`];

    it(`${relative(PACKAGES, path)} as it is`, () => {
      for (const text of variants) check(path, text);
    });

    for (const [number, [name, fault]] of Object.entries(FAULTS).entries()) {
      it(`${relative(PACKAGES, path)} with ${name}`, () => {
        // Every other site has the fault, in one of the two forms: they take turns.
        for (const [turn, text] of variants.entries()) {
          for (const [index, site] of analyze(basename(path), text).linked.sites.entries()) {
            const edit = (index + number) % (2 * variants.length) === turn ? fault(site, text) : undefined;
            if (edit !== undefined) check(path, applyEdits(text, [edit]), edit.span.start);
          }
        }
      });
    }
  }

  it('are many, of each rule about codes', () => {
    for (const rule of ['code-message-mismatch', 'code-name-mismatch', 'miswritten-code', 'reserved-code']) {
      assert.ok((made.get(rule) ?? 0) >= 5, `${rule}: ${made.get(rule)}`);
    }
  });
});
