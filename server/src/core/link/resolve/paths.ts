/** Paths and URIs with `/` between their steps; what stands before the first step (`/`, `C:/`, `file:///`) stays as it is. */

/** The folder of a file, without a `/` at its end; of a folder the one above. The root is its own folder. */
export function folderOf(path: string): string {
  const root = rootOf(path);
  const at = path.lastIndexOf('/');
  return at < root.length ? root : path.slice(0, at);
}

/** A path seen from a folder, with `.` and `..` taken out; never leads above the root. */
export function join(folder: string, relative: string): string {
  const whole = relative.startsWith('/') ? rootOf(folder) + relative.slice(1) : `${folder}/${relative}`;
  const root = rootOf(whole);
  const steps: string[] = [];
  for (const step of whole.slice(root.length).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return root + steps.join('/');
}

/** A folder and all above it, nearest first. */
export function* upward(folder: string): Generator<string> {
  for (let current = folder; ; current = folderOf(current)) {
    yield current;
    if (current === rootOf(current) || current === '') return;
  }
}

function rootOf(path: string): string {
  return /^(?:[a-z][a-z\d+.-]+:\/\/[^/]*\/|[A-Za-z]:\/|\/)?/i.exec(path)?.[0] ?? '';
}
