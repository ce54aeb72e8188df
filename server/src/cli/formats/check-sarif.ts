import type { ArtifactLocation, Location, Log, Region, ReportingDescriptor, Result, Run } from 'sarif';
import type { Finding, RelatedPlace, Severity, SeverityOrOff, Span } from '../../core/model.ts';
import type { LineIndex } from '../../core/text.ts';
import docs from '../../generated/rule-docs.json' with { type: 'json' };
import { RULES } from '../../generated/rules.ts';
import type { Failure } from '../../node/targets.ts';
import type { Io } from '../io.ts';
import { placeData } from './check-data.ts';
import type { CheckedFile, CheckReporter } from './check-reporter.ts';

const PAGES: Readonly<Record<string, string>> = docs;
/** The folder to which the paths are relative; who reads the log says where it is. */
const ROOT = '%SRCROOT%';

type Rule = (typeof RULES)[number];

const LEVEL: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/**
 * One SARIF 2.1.0 log for the whole run, as code scanners read it.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function checkSarif(io: Io, version: string): CheckReporter {
  const results: Result[] = [];
  /** Those that found something, in the order in which they are referred to. */
  const rules: Rule[] = [];
  const failures: Failure[] = [];
  return {
    file(file) {
      for (const finding of file.findings) results.push(resultOf(finding, file, indexOf(finding.ruleId, rules)));
    },
    failure(failure) {
      failures.push(failure);
    },
    mended() {
      // Results are what remains.
    },
    end() {
      const run: Run = {
        tool: {
          driver: { name: 'JSON-RPC Errors', version, semanticVersion: version, rules: rules.map(descriptorOf) },
        },
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: failures.map(({ path, message }) => ({
              level: 'error',
              message: { text: `${path}: ${message}` },
              locations: [{ physicalLocation: { artifactLocation: artifactOf(path) } }],
            })),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results,
      };
      const log: Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
      io.out(`${JSON.stringify(log)}\n`);
    },
  };
}

function indexOf(ruleId: string, rules: Rule[]): number {
  const known = rules.findIndex(({ id }) => id === ruleId);
  if (known >= 0) return known;
  rules.push(...RULES.filter(({ id }) => id === ruleId));
  return rules.length - 1;
}

function descriptorOf({ id, title, severity }: Rule): ReportingDescriptor {
  const page = PAGES[id];
  return {
    id,
    shortDescription: { text: `${title}.` },
    ...(page !== undefined && { help: { text: page, markdown: page } }),
    defaultConfiguration: { enabled: severity !== 'off', level: levelOf(severity) },
  };
}

function levelOf(severity: SeverityOrOff): Result.level {
  return severity === 'off' ? 'note' : LEVEL[severity];
}

function resultOf(finding: Finding, { path, lines, fixesOf }: CheckedFile, ruleIndex: number): Result {
  const { ruleId, severity, span, message, code, protocols, related = [] } = finding;
  const fixes = fixesOf(finding).filter(({ edits }) => edits.length > 0);
  return {
    ruleId,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(path), region: placeOf(span, lines) } }],
    ...(related.length > 0 && { relatedLocations: related.map((place) => relatedOf(place, path, lines)) }),
    ...(fixes.length > 0 && {
      fixes: fixes.map(({ title, edits }) => ({
        description: { text: `${title}.` },
        artifactChanges: [
          {
            artifactLocation: artifactOf(path),
            replacements: edits.map(({ span: deleted, newText }) => ({
              deletedRegion: placeOf(deleted, lines),
              insertedContent: { text: newText },
            })),
          },
        ],
      })),
    }),
    properties: { ...(code !== undefined && { code }), protocols },
  };
}

function relatedOf({ span, path, message }: RelatedPlace, own: string, lines: LineIndex): Location {
  const artifactLocation = artifactOf(path ?? own);
  // Of another file no lines are at hand.
  const region = path === undefined || path === own ? { region: placeOf(span, lines) } : {};
  return { physicalLocation: { artifactLocation, ...region }, message: { text: message } };
}

function artifactOf(path: string): ArtifactLocation {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: ROOT };
}

function placeOf(span: Span, lines: LineIndex): Region {
  const { line, column, endLine, endColumn } = placeData(span, lines);
  return { startLine: line, startColumn: column, endLine, endColumn };
}
