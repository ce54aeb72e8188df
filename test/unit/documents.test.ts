import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAPERS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'samples/README.md',
  'server/README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
];

/** The text without blocks and spans of code, in which nothing is a link. */
function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ' '));
}

/** Headings as the anchors that renderers of Markdown make of them. */
function anchors(file: string): ReadonlySet<string> {
  const headings = readFileSync(file, 'utf8')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .matchAll(/^#+ (.+)$/gm);
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
  return new Set([...headings].map(([, heading = '']) => slug(heading)));
}

/** What is wrong with a link, as the rest of a sentence after it; undefined where it leads somewhere. */
function problemOf(paper: string, link: string): string | undefined {
  if (/^https:/.test(link)) return undefined;
  if (/^[a-z][a-z+.-]*:/i.test(link)) return 'has a scheme that no page needs';
  const [path = '', anchor] = decodeURI(link).split('#');
  const target = path === '' ? join(ROOT, paper) : join(ROOT, dirname(paper), path);
  if (relative(ROOT, target).startsWith('..')) return 'leads out of the project';
  if (!existsSync(target)) return 'leads nowhere';
  if (anchor === undefined || anchor === '') return undefined;
  return statSync(target).isFile() && anchors(target).has(anchor) ? undefined : 'names a heading that is not there';
}

describe('the papers', () => {
  it('link only to what is there', () => {
    const broken: string[] = [];
    let links = 0;
    for (const paper of PAPERS) {
      for (const [, link = ''] of prose(readFileSync(join(ROOT, paper), 'utf8')).matchAll(/\]\(<?([^)>\s]+)>?\)/g)) {
        links += 1;
        const problem = problemOf(paper, link);
        if (problem !== undefined) broken.push(`${paper}: ${link} ${problem}`);
      }
    }
    assert.deepEqual(broken, []);
    assert.ok(links > 100, `only ${links} links were found`);
  });

  it('name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const paper of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md']) {
      for (const [, name = ''] of readFileSync(join(ROOT, paper), 'utf8').matchAll(/npm run ([\w:-]+)/g)) {
        assert.ok(scripts[name], `${paper}: npm run ${name}`);
      }
    }
  });

  it('name only files of the project that exist', () => {
    // Braces and angle brackets stand for names that readers choose.
    const paths = /`((?:client|server|scripts|test|docs|syntaxes|samples)\/[\w./-]*)`/g;
    for (const paper of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md']) {
      for (const [, path = ''] of readFileSync(join(ROOT, paper), 'utf8').matchAll(paths)) {
        if (path.includes('/dist')) continue;
        assert.ok(existsSync(join(ROOT, path)), `${paper}: ${path}`);
      }
    }
  });
});
