import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { COMMAND, folder, run } from './support/command.ts';

const NODE = process.execPath;
/** Servers as scripts for `node -e`. */
const ECHO = 'process.stdin.pipe(process.stdout)';
const IDLE = 'setInterval(() => {}, 1000); console.error("ready")';

interface Recorded {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

function startRecording(cwd: string, server: readonly string[], options: readonly string[] = ['--out', 'out.jsonl']) {
  return spawn(NODE, [COMMAND, 'record', ...options, '--', ...server], { cwd });
}

/** The lines of a recording, without their times and the name of the connection. */
function linesOf(file: string): Readonly<Record<string, unknown>>[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { time, connection, ...rest } = JSON.parse(line);
      assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
      assert.match(connection, /^[0-9a-f]{8}$/);
      return rest;
    });
}

async function record(input: string | Buffer, server: readonly string[]): Promise<Recorded> {
  const cwd = folder({});
  const child = startRecording(cwd, server);
  const out: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [status, signal] = await once(child, 'close');
  return { status, signal, stdout: Buffer.concat(out), stderr, lines: linesOf(path.join(cwd, 'out.jsonl')) };
}

describe('record passes everything on as it is', () => {
  it('bytes of any kind, in both directions', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"a":"\u{1f600}'),
      randomBytes(3_000_000),
      Buffer.from([0, 13, 10, 255]),
    ]);
    const { stdout, status } = await record(bytes, [NODE, '-e', ECHO]);
    assert.equal(status, 0);
    assert.ok(stdout.equals(bytes), 'what comes out is what went in');
  });

  it('bytes of stderr, in the order of the server, with whole lines of our own between', async () => {
    const { stderr } = await record('', [NODE, '-e', 'process.stderr.write("a\\nb"); process.stderr.write("c")']);
    const own = /^jsonrpc-errors: .*$/;
    const lines = stderr.split('\n').filter((line) => line !== '');
    assert.deepEqual(
      lines.filter((line) => !own.test(line)),
      ['a', 'bc'],
    );
  });

  it('arguments, and what looks like options of our own', async () => {
    const script = 'console.log(JSON.stringify(process.argv.slice(1)))';
    const { stdout } = await record('', [NODE, '-e', script, '--', '--out', 'x y', '', '"$HOME"', '-h']);
    assert.deepEqual(JSON.parse(String(stdout)), ['--out', 'x y', '', '"$HOME"', '-h']);
  });

  it('the exit status', async () => {
    assert.equal((await record('', [NODE, '-e', 'process.exit(7)'])).status, 7);
    assert.equal((await record('', [NODE, '-e', ''])).status, 0);
  });

  it('the death of the server, by a status as shells give it', async () => {
    const { status, signal, lines } = await record('', [NODE, '-e', 'process.kill(process.pid, "SIGKILL")']);
    assert.deepEqual([status, signal], [137, null]);
    assert.deepEqual(lines.at(-1), { event: 'exit', signal: 'SIGKILL' });
  });

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    it(`${signal}, which the server may take for what it likes`, async () => {
      const cwd = folder({});
      const script = `process.on('${signal}', () => { console.error('got it'); process.exit(5) }); ${IDLE}`;
      const child = startRecording(cwd, [NODE, '-e', script]);
      let stderr = '';
      child.stderr.on('data', (chunk) => {
        stderr += chunk;
        if (/^ready$/m.test(stderr) && !stderr.includes('got it')) child.kill(signal);
      });
      const [status] = await once(child, 'close');
      assert.equal(status, 5);
      assert.match(stderr, /^got it$/m);
    });
  }

  it('a signal that ends the server, with a whole recording', async () => {
    const cwd = folder({});
    const child = startRecording(cwd, [NODE, '-e', IDLE]);
    child.stderr.on('data', (chunk) => {
      if (/^ready$/m.test(String(chunk))) child.kill('SIGTERM');
    });
    const [status] = await once(child, 'close');
    assert.equal(status, 143);
    assert.deepEqual(linesOf(path.join(cwd, 'out.jsonl')).at(-1), { event: 'exit', signal: 'SIGTERM' });
  });

  it('the end of input', async () => {
    const script = 'process.stdin.resume(); process.stdin.on("end", () => console.log("end"))';
    assert.equal(String((await record('x', [NODE, '-e', script])).stdout), 'end\n');
  });

  it('a client that reads no more', async () => {
    const cwd = folder({});
    const script = `process.stdout.on('error', (e) => { console.error(e.code); process.exit(4) });
      setInterval(() => process.stdout.write('x'.repeat(1000)), 1)`;
    const child = startRecording(cwd, [NODE, '-e', script]);
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.destroy();
    const [status] = await once(child, 'close');
    assert.equal(status, 4);
    assert.match(stderr, /^EPIPE$/m);
  });

  it('a server that reads no more', async () => {
    const cwd = folder({});
    const child = startRecording(cwd, [NODE, '-e', 'require("node:fs").closeSync(0); setInterval(() => {}, 1000)']);
    const failed = once(child.stdin, 'error');
    const pump = () => {
      if (child.stdin.write('x'.repeat(100_000))) setImmediate(pump);
      else child.stdin.once('drain', pump);
    };
    pump();
    const [error] = await failed;
    assert.match(error.code, /EPIPE|ECONNRESET/);
    child.kill('SIGTERM');
    await once(child, 'close');
  });
});

describe('record keeps back-pressure', () => {
  it('of a client that does not read: the server waits', async () => {
    const script = `let n = 0; const chunk = Buffer.alloc(65536);
      const pump = () => { n += chunk.length; if (process.stdout.write(chunk)) setImmediate(pump); else { process.stderr.write('waits after ' + n + '\\n'); process.stdout.once('drain', () => process.exit(0)); } };
      pump();`;
    const child = startRecording(folder({}), [NODE, '-e', script]);
    let stderr = '';
    for await (const chunk of child.stderr) {
      stderr += chunk;
      if (/waits after \d+/.test(stderr)) child.stdout.resume();
    }
    const waited = Number(/waits after (\d+)/.exec(stderr)?.[1]);
    assert.ok(waited < 4_000_000, `${waited} bytes were taken in`);
  });

  it('of a server that does not read: the client waits', async () => {
    const child = startRecording(folder({}), [NODE, '-e', IDLE]);
    child.stdin.on('error', () => {});
    await once(child.stderr, 'data');
    let sent = 0;
    const chunk = Buffer.alloc(65_536);
    // Until nothing moves in several turns of a pipe that takes 64 KB at most.
    while (child.stdin.write(chunk) || (await moved(child.stdin))) sent += chunk.length;
    assert.ok(sent < 8_000_000, `${sent} bytes were taken in`);
    child.kill('SIGTERM');
    await once(child, 'close');
  });
});

/** True when a stream drains within a time that it needs many times over where somebody reads. */
async function moved(stream: NodeJS.WritableStream): Promise<boolean> {
  const drained = once(stream, 'drain').then(() => true);
  return await Promise.race([drained, new Promise<boolean>((resolve) => setTimeout(resolve, 500, false))]);
}

describe('what record writes', () => {
  it('messages as they came, and all else as text, with direction and stream', async () => {
    const request = '{"jsonrpc":"2.0", "id":9007199254740993, "method":"a", "method":"b"}';
    const script = `process.stdin.once('data', () => { console.log('Listening'); console.error('a warning');
      process.stdout.write('{"jsonrpc":"2.0",\\n"id":1,"result":{}}'.replace('\\n', '') + '\\n'); process.exit(0) })`;
    const { lines } = await record(`${request}\n`, [NODE, '-e', script]);
    const [head, first, ...rest] = lines;
    assert.deepEqual(head, {
      recorder: 'jsonrpc-errors',
      version: 1,
      transport: 'stdio',
      command: [NODE, '-e', script],
    });
    assert.deepEqual(first, {
      direction: 'client-to-server',
      stream: 'stdin',
      message: { jsonrpc: '2.0', id: 9007199254740992, method: 'b' },
    });
    const expected = [
      { direction: 'server-to-client', stream: 'stdout', text: 'Listening' },
      { stream: 'stderr', text: 'a warning' },
      { direction: 'server-to-client', stream: 'stdout', message: { jsonrpc: '2.0', id: 1, result: {} } },
    ];
    const byStream = (name: string) => rest.filter(({ stream }) => stream === name);
    assert.deepEqual(
      byStream('stdout'),
      expected.filter(({ stream }) => stream === 'stdout'),
    );
    assert.deepEqual(
      byStream('stderr'),
      expected.filter(({ stream }) => stream === 'stderr'),
    );
    assert.deepEqual(rest.at(-1), { event: 'exit', status: 0 });
  });

  it('a message letter for letter: large ids and duplicate members survive', async () => {
    const message = '{"jsonrpc":"2.0", "id":9007199254740993, "method":"a", "method":"\\u0062"}';
    const cwd = folder({});
    run(['record', '--out', 'out.jsonl', '--', NODE, '-e', ECHO], { cwd, input: `${message}\n` });
    assert.ok(readFileSync(path.join(cwd, 'out.jsonl'), 'utf8').includes(`"message":${message}}\n`));
  });

  it('a body of several lines on one line', async () => {
    const body = '{\r\n  "jsonrpc": "2.0",\n  "method": "a"\n}';
    const { lines } = await record(`Content-Length: ${body.length}\r\n\r\n${body}`, [NODE, '-e', ECHO]);
    assert.deepEqual(lines[1]?.message, { jsonrpc: '2.0', method: 'a' });
  });

  it('what is cut off, and says so', async () => {
    const { lines, stderr } = await record('Content-Length: 40\r\n\r\n{"jsonrpc":', [NODE, '-e', ECHO]);
    const cut = { partial: true, text: '{"jsonrpc":' };
    assert.deepEqual(lines[1], { direction: 'client-to-server', stream: 'stdin', ...cut });
    assert.match(stderr, /^jsonrpc-errors: stdin ended in the middle of a message: 11 of 40 bytes came\.$/m);
  });

  it('bytes that are no UTF-8 whole', async () => {
    const bytes = Buffer.from([0x7b, 0xff, 0x0a]);
    const { lines } = await record(bytes, [NODE, '-e', ECHO]);
    assert.equal(lines[1]?.base64, bytes.subarray(0, 2).toString('base64'));
  });
});

describe('where record writes', () => {
  const server = [NODE, '-e', ''];

  it('a new file in the working directory, and says which', () => {
    const cwd = folder({});
    const { stderr, status } = run(['record', '--', ...server], { cwd });
    const [file = '', ...others] = readdirSync(cwd);
    assert.equal(status, 0);
    assert.match(file, /^jsonrpc-errors-[\dTZ-]+\.jsonl$/);
    assert.deepEqual(others, []);
    assert.ok(stderr.includes(file), stderr);
    if (process.platform !== 'win32') assert.equal(statSync(path.join(cwd, file)).mode & 0o777, 0o600);
  });

  it('one file for all runs, each with a connection of its own', () => {
    const cwd = folder({});
    const args = ['record', '--out', 'out.jsonl', '--', ...server];
    run(args, { cwd });
    const { stderr } = run(args, { cwd });
    const lines = readFileSync(path.join(cwd, 'out.jsonl'), 'utf8').trimEnd().split('\n');
    assert.equal(lines.length, 4);
    assert.equal(new Set(lines.map((line) => JSON.parse(line).connection)).size, 2);
    assert.match(stderr, /at the end of/);
  });

  it('goes on behind a recording that was cut off', () => {
    const cwd = folder({ 'out.jsonl': '{"recorder":"jsonrpc-errors","version":1}\n{"time":"20' });
    run(['record', '--out', 'out.jsonl', '--', ...server], { cwd });
    const lines = readFileSync(path.join(cwd, 'out.jsonl'), 'utf8').split('\n');
    assert.equal(lines[1], '{"time":"20');
    assert.equal(JSON.parse(lines[2] ?? '').recorder, 'jsonrpc-errors');
  });

  it('in a folder that is named', () => {
    const cwd = folder({ 'captures/.keep': '' });
    run(['record', '--out', 'captures', '--', ...server], { cwd });
    assert.equal(readdirSync(path.join(cwd, 'captures')).filter((name) => name.endsWith('.jsonl')).length, 1);
  });

  it('never over another file, and starts nothing then', () => {
    const cwd = folder({ 'server.ts': 'export const a = 1;\n' });
    const { stderr, status } = run(['record', '--out', 'server.ts', '--', NODE, '-e', 'console.error("started")'], {
      cwd,
    });
    assert.equal(status, 2);
    assert.equal(stderr, 'server.ts: it exists and is no recording of jsonrpc-errors; nothing was written to it.\n');
    assert.equal(readFileSync(path.join(cwd, 'server.ts'), 'utf8'), 'export const a = 1;\n');
  });

  it('nowhere, and says why, where the folder is missing', () => {
    const { stderr, status } = run(['record', '--out', 'no/out.jsonl', '--', ...server], { cwd: folder({}) });
    assert.deepEqual([status, stderr], [2, 'no/out.jsonl: no such file.\n']);
  });

  it('not into a name of compressed files', () => {
    const { stderr, status } = run(['record', '--out', 'a.jsonl.gz', '--', ...server], { cwd: folder({}) });
    assert.equal(status, 2);
    assert.match(stderr, /^a\.jsonl\.gz: a recording is plain JSON Lines;/);
  });

  if (existsSync('/dev/full')) {
    it('on a full disk: the server goes on', () => {
      const { stdout, stderr, status } = run(['record', '--out', '/dev/full', '--', NODE, '-e', ECHO], {
        input: 'hello\n',
      });
      assert.deepEqual([status, stdout], [0, 'hello\n']);
      assert.match(stderr, /no space is left on the disk; the server goes on/);
    });
  }
});

describe('a server that cannot be started', () => {
  it('is told in a sentence, with the status of shells, and leaves no file', () => {
    const cwd = folder({});
    const { stderr, status } = run(['record', '--', 'no-such-server'], { cwd });
    assert.deepEqual([status, stderr], [127, 'no-such-server: command not found.\n']);
    assert.deepEqual(readdirSync(cwd), []);
  });

  if (process.platform !== 'win32') {
    it('so is one that is not executable', () => {
      const { stderr, status } = run(['record', '--', './server.sh'], { cwd: folder({ 'server.sh': 'echo' }) });
      assert.deepEqual([status, stderr], [126, './server.sh: it is not executable.\n']);
    });
  }

  it('needs a name', () => {
    const { stderr, status } = run(['record', '--out', 'x.jsonl']);
    assert.deepEqual(
      [status, stderr],
      [2, '`jsonrpc-errors record` needs <command>; `jsonrpc-errors record --help` shows examples.\n'],
    );
  });
});
