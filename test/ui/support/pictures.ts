import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../../../scripts/paths.ts';
import { waitFor } from '../../support/wait-for.ts';
import { editorPart } from './editor.ts';
import { page, TAKES_PICTURES } from './window.ts';

const THEMES = { light: '.monaco-workbench.vs', dark: '.monaco-workbench.vs-dark' } as const;

/** Where pictures are wanted: the editor, as it is now, as docs/images/<name>-light.png and -dark.png. */
export async function takePictures(name: string): Promise<void> {
  if (!TAKES_PICTURES) return;
  for (const [scheme, shown] of Object.entries(THEMES) as ['light' | 'dark', string][]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator(shown).waitFor();
    const file = inProject(`docs/images/${name}-${scheme}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, await settledPicture());
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator(THEMES.light).waitFor();
}

/** The picture when nothing changes any more: colours of tokens follow the theme some time later. */
async function settledPicture(): Promise<Buffer> {
  let before = Buffer.alloc(0);
  return waitFor('a screen at rest', takePicture, (now) => {
    const settled = now.equals(before);
    before = now;
    return settled;
  });
}

async function takePicture(): Promise<Buffer<ArrayBuffer>> {
  return Buffer.from(await editorPart.screenshot({ animations: 'disabled' }));
}
