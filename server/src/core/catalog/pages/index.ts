/** The pages of docs/protocols and docs/codes, in Markdown. */
export { codePage, codesIndex, protocolsIndex } from './code-page.ts';
export { codePageName, definedCodes } from './names.ts';
export { protocolPage } from './protocol-page.ts';
