/** `npm run screenshots`: runs the UI tests, which take the pictures of docs/images on their way. */
import { runMain } from './failure.ts';
import { runScript } from './run-script.ts';

await runMain(async () => {
  process.env.JSONRPC_ERRORS_PICTURES = '1';
  return (await runScript('scripts/test.ts', 'ui')) ? 0 : 1;
});
