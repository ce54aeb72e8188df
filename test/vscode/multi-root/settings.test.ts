import { closeAll, expectFindings, openFile } from '../support/editor.ts';

describe('two folders in one window', () => {
  afterEach(closeAll);

  it('have settings of their own', async () => {
    const one = await openFile('../one/error.json');
    const two = await openFile('../two/error.json');
    await expectFindings(one, ['hint reserved-code on -32150']);
    await expectFindings(two, ['information reserved-code on -32150']);
  });
});
