/** The protocol that every other stands on: always active, and the measure of what a number is. */
export const BASE_PROTOCOL = 'json-rpc';
