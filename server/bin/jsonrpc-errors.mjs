#!/usr/bin/env node
console.error('jsonrpc-errors: not built yet; run "npm run build" in the project.');
process.exitCode = 2;
