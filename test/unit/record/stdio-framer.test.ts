import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Frame, StdioFramer } from '../../../server/src/node/record/stdio-framer.ts';

const ONE = '{"jsonrpc":"2.0","id":1,"method":"a"}';
const TWO = '{"jsonrpc":"2.0","id":1,"result":"ä😀"}';
const framed = (body: string, length = Buffer.byteLength(body)) => `Content-Length: ${length}\r\n\r\n${body}`;

/** What comes out of these chunks and of the end: texts, `…` behind partial ones and `✂` behind cut ones. */
function framesOf(chunks: readonly (string | Buffer)[], largest?: number): string[] {
  const framer = new StdioFramer(largest);
  const frames: Frame[] = chunks.flatMap((chunk) => [...framer.push(Buffer.from(chunk))]);
  frames.push(...framer.end());
  return frames.map(({ bytes, partial, cut }) => `${bytes}${partial ? '…' : ''}${cut ? '✂' : ''}`);
}

const CASES: Readonly<Record<string, readonly [text: string, frames: readonly string[]]>> = {
  'a message a line': [`${ONE}\n${TWO}\n`, [ONE, TWO]],
  'CRLF and blank lines': [`${ONE}\r\n\r\n \t\n${TWO}\r\n`, [ONE, TWO]],
  'Content-Length': [framed(ONE) + framed(TWO), [ONE, TWO]],
  'other headers, another case, another order': [
    `content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:  ${Buffer.byteLength(ONE)}\r\n\r\n${ONE}`,
    [ONE],
  ],
  'line feeds alone in the headers': [`Content-Length: ${ONE.length}\n\n${ONE}`, [ONE]],
  'a line break behind a body': [`${framed(ONE)}\n${framed(TWO)}\r\n`, [ONE, TWO]],
  'output between messages': [`started\n${ONE}\nlistening on 1\n`, ['started', ONE, 'listening on 1']],
  'output between framed messages': [`${framed(ONE)}oops\n${framed(TWO)}`, [ONE, 'oops', TWO]],
  'output without a line break before a header': [`ready ${framed(ONE)}`, ['ready ', ONE]],
  'a message that speaks of the header': ['{"method":"Content-Length: 5"}\n', ['{"method":"Content-Length: 5"}']],
  'a length that counts characters': [`${framed('{"result":"süß"}', 16)}${framed(ONE)}`, ['{"result":"süß', '"}', ONE]],
  'a length that is too large': [framed(ONE, ONE.length + 9) + framed(TWO), [ONE, TWO]],
  'a length that is a whole header too large': [framed(ONE, ONE.length + 22) + framed(TWO), [ONE, TWO]],
  'a length that is much too large': [framed(ONE, ONE.length + 40) + framed(TWO), [ONE, TWO]],
  'an empty body': [framed('') + framed(ONE), [ONE]],
  'a header without a length': [`Content-Type: x\r\n\r\n${ONE}\n`, ['Content-Type: x', ONE]],
  'a header and no blank line': [
    `Content-Length: 5\nnonsense here\n${ONE}\n`,
    ['Content-Length: 5', 'nonsense here', ONE],
  ],
  'a last line without a line break': [`${ONE}\n${TWO}`, [ONE, TWO]],
  'a message that is cut off': [`${ONE}\n{"jsonrpc":`, [ONE, '{"jsonrpc":…']],
  'a body that is cut off': [framed(ONE).slice(0, -5), [`${ONE.slice(0, -5)}…`]],
  'headers that are cut off': ['Content-Length: 40\r\nContent-', ['Content-Length: 40\nContent-…']],
  nothing: ['', []],
};

describe('the framer of a stdio stream', () => {
  for (const [name, [text, frames]] of Object.entries(CASES)) {
    it(`reads ${name}, however it is cut`, () => {
      assert.deepEqual(framesOf([text]), frames);
      const bytes = Buffer.from(text);
      for (let at = 1; at < bytes.length; at++) {
        assert.deepEqual(framesOf([bytes.subarray(0, at), bytes.subarray(at)]), frames, `cut at byte ${at}`);
      }
      assert.deepEqual(framesOf(Array.from(bytes, (byte) => Buffer.from([byte]))), frames, 'byte by byte');
    });
  }

  it('keeps the beginning of a frame that is too long, and reads the next one', () => {
    assert.deepEqual(framesOf([`${'x'.repeat(100)}\n${ONE}\n`], 50), [`${'x'.repeat(50)}✂`, ONE]);
    assert.deepEqual(framesOf([framed('y'.repeat(100)), framed(ONE)], 50), [`${'y'.repeat(50)}✂`, ONE]);
  });

  it('keeps bytes that are no text', () => {
    const bytes = Buffer.from([0xff, 0, 0x80, 10]);
    assert.deepEqual(
      [...new StdioFramer().push(bytes)].map((frame) => [...frame.bytes]),
      [[0xff, 0, 0x80]],
    );
  });

  it('knows how much of a body has come', () => {
    const framer = new StdioFramer();
    framer.push(Buffer.from('Content-Length: 40\r\n\r\n{"json'));
    assert.deepEqual(framer.progress, { have: 6, want: 40 });
    framer.push(Buffer.from('x'.repeat(34)));
    assert.equal(framer.progress, undefined);
  });
});
