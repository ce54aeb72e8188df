import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FileFacts } from '../../../server/src/core/model.ts';
import { analyzer, languageOf } from '../../support/analyze.ts';

const SITE = "fail({ code: -32150, message: 'x' });";

function factsOf(path: string, text: string): FileFacts {
  return analyzer.extract({ path, language: languageOf(path), text });
}

/** Directives by the comments in which they stand. */
function comments(path: string, text: string): readonly string[] {
  return factsOf(path, text).directives.map(({ comment }) => text.slice(comment.start, comment.end));
}

function multiline(path: string, text: string): readonly string[] {
  return factsOf(path, text).multiline.map(
    ({ span, jsx }) => (jsx ? 'jsx ' : '') + text.slice(span.start, span.end).replace(/\r\n|\r/g, '\n'),
  );
}

describe('comments with directives', () => {
  const DIRECTIVE = '// jsonrpc-errors-disable';

  it('are none inside of literals, text and other comments', () => {
    for (const text of [
      `const a = '${DIRECTIVE}';`,
      `const a = "/* ${DIRECTIVE}";`,
      `const a = \`${DIRECTIVE}\${1}\n${DIRECTIVE}\${2} ${DIRECTIVE}\`;`,
      'const a = /[/*]\\// .test(b); /jsonrpc-errors-disable/;',
      `type A = '${DIRECTIVE}';\ntype B = \`${DIRECTIVE}\${string}\`;`,
      `import a from '${DIRECTIVE}';`,
      `/*\n ${DIRECTIVE} */`,
      `// see ${DIRECTIVE}`,
      `// ${DIRECTIVE}`,
      `#!/usr/bin/env ${DIRECTIVE}`,
    ]) {
      assert.deepEqual(comments('a.ts', text), [], text);
    }
    assert.deepEqual(comments('a.tsx', `<a b="${DIRECTIVE}">${DIRECTIVE}\n/* jsonrpc-errors-disable */</a>`), []);
  });

  it('are found behind what looks like the beginning of another', () => {
    for (const text of [
      `const a = '/*'; ${DIRECTIVE}`,
      `const a = /[/*]/; ${DIRECTIVE}`,
      `const a = b / c; /* d */ ${DIRECTIVE}`,
      `const a = \`\${b /* \` */}//\`; ${DIRECTIVE}`,
      `/**/ ${DIRECTIVE}`,
      `/*******/\n${DIRECTIVE}`,
      `//////////\n${DIRECTIVE}`,
      `#!/usr/bin/env node\n${DIRECTIVE}`,
      `const a = 'half\n${DIRECTIVE}`,
    ]) {
      assert.deepEqual(comments('a.ts', text), [DIRECTIVE], text);
    }
  });

  it('have their braces between JSX tags, where these hold nothing else', () => {
    const comment = '/* jsonrpc-errors-disable */';
    assert.deepEqual(comments('a.jsx', `<a>{${comment}}</a>`), [`{${comment}}`]);
    assert.deepEqual(comments('a.jsx', `<a>{ ${comment}\n}</a>`), [`{ ${comment}\n}`]);
    assert.deepEqual(comments('a.jsx', `<a>{${comment} /* b */}</a>`), [comment]);
    assert.deepEqual(comments('a.jsx', `<a>{${comment} b}</a>`), [comment]);
    assert.deepEqual(comments('a.ts', `function f() {${comment}}`), [comment]);
  });
});

describe('tokens over several lines', () => {
  it('are templates, strings, text and comments', () => {
    for (const eol of ['\n', '\r\n', '\r']) {
      const text = `/* a\n*/ ${SITE} // b\nconst c = \`d\n\${e}\nf\${g}\`;\nconst h = 'i\\\nj';\n/* k */`;
      assert.deepEqual(multiline('a.ts', text.replaceAll('\n', eol)), ['/* a\n*/', '`d\n${', '}\nf${', "'i\\\nj'"]);
    }
    const jsx = `const a = <b c="d\n">\n  <e />\n  {${SITE.slice(0, -1)}} f</b>;`;
    assert.deepEqual(multiline('a.tsx', jsx), ['"d\n"', 'jsx \n  ', 'jsx \n  ']);
  });

  it('are comments only in JSON', () => {
    const text = '{ /* a\n*/ "code": -32150, // b\n/* c */ "message": "x" }';
    assert.deepEqual(multiline('a.jsonc', text), ['/* a\n*/']);
  });

  it('are not looked for where nothing can be found', () => {
    assert.deepEqual(multiline('a.ts', '/* a\n*/ const b = `\n`;'), []);
  });
});
