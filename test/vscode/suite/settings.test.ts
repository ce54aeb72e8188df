import { waitFor } from '../../support/wait-for.ts';
import { closeAll, expectFindings, extensionApi, hoverOver, openText, withSettings } from '../support/editor.ts';

const RESERVED = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"Full"}}';
const LSP_ERROR = '{"jsonrpc":"2.0","id":1,"error":{"code":-32002,"message":"Server not initialized"}}';

describe('settings', () => {
  afterEach(closeAll);

  it('change the severity of a rule at once, and switch it off', async () => {
    const document = await openText('json', RESERVED);
    await expectFindings(document, ['error reserved-code on -32150']);
    await withSettings({ rules: { 'reserved-code': 'hint' } }, () =>
      expectFindings(document, ['hint reserved-code on -32150']),
    );
    await expectFindings(document, ['error reserved-code on -32150']);
    await withSettings({ rules: { 'reserved-code': 'off' } }, () => expectFindings(document, []));
  });

  it('choose the protocol by which a code is judged', async () => {
    const document = await openText('json', LSP_ERROR);
    await withSettings({ protocols: ['mcp@2025-11-25'] }, () =>
      expectFindings(document, ['warning other-protocol-code on -32002']),
    );
    await expectFindings(document, []);
    await withSettings({ protocols: ['lsp'], rules: { 'reserved-code': 'hint' } }, async () => {
      await hoverOver(document, '-32002', /LSP, because/);
      await expectFindings(document, []);
    });
  });

  it('that name nothing are told in the language status', async () => {
    const api = await extensionApi();
    await openText('json', RESERVED);
    await withSettings({ protocols: ['mpc'] }, async () => {
      await waitFor(
        'a status that names the setting',
        () => api.status,
        ({ severity, detail }) => severity === 'warning' && detail.includes('"mcp"'),
      );
    });
  });

  it('switch everything off', async () => {
    const document = await openText('json', RESERVED);
    await expectFindings(document, ['error reserved-code on -32150']);
    await withSettings({ enable: false }, () => expectFindings(document, []));
    await expectFindings(document, ['error reserved-code on -32150']);
  });
});
