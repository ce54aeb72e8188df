import { type ChildProcess, spawnSync } from 'node:child_process';

type Task = () => void;

const tasks = new Set<Task>();
let installed = false;

/**
 * Runs `task` when the process ends in whatever way: normally, by Ctrl-C, by a signal, by an error.
 * `task` must be synchronous. Returns a function that runs it now and forgets it.
 */
export function onEnd(task: Task): () => void {
  install();
  tasks.add(task);
  return () => {
    if (tasks.delete(task)) task();
  };
}

/** Ends a child process, with its children, when this process ends. Returns a function that ends it now. */
export function endWithUs(child: ChildProcess): () => void {
  return onEnd(() => killTree(child));
}

function install(): void {
  if (installed) return;
  installed = true;
  process.once('exit', runAll);
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => process.exit(status));
  }
}

function runAll(): void {
  for (const task of [...tasks].reverse()) {
    try {
      task();
    } catch {
      // The other tasks still have to run.
    }
  }
  tasks.clear();
}

/** Children are started with `detached: true` where groups exist, so that the whole group can be ended. */
function killTree(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
