/** A cheap test before a text is parsed. */
const MENTION = /"openrpc"\s*:/;

/** True where a text may be an OpenRPC document. */
export function mentionsOpenRpc(text: string): boolean {
  return MENTION.test(text);
}
