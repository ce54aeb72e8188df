/** Names for what was declared without them. */

/** `Acme Wallet API` → `acme-wallet-api`; what has no letter or digit of that kind has the fallback. */
export function idOf(title: string, fallback: string): string {
  const id = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/[.-]*\.[.-]*/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '');
  return id === '' ? fallback : id;
}

/** A name for an error that has only a text: `The quota is used up.` → `TheQuotaIsUsedUp`. */
export function pascalName(message: string, code: number): string {
  const words = message.match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words
    .slice(0, 6)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return name === '' || /^\p{N}/u.test(name) ? `Error${code < 0 ? 'Minus' : ''}${Math.abs(code)}` : name;
}
