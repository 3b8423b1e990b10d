// Small texts.

/** 0x and the number. */
export const hex = (n: number): string => `0x${n.toString(16)}`;

/** 1,234,567 */
export const grouped = (n: number): string => n.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** A number of bytes in the unit that suits it. */
export const bytesText = (n: number): string =>
  n < 1024
    ? `${n} B`
    : n < 1 << 20
      ? `${(n / 1024).toFixed(n < 10240 ? 1 : 0)} KiB`
      : `${(n / (1 << 20)).toFixed(1)} MiB`;

/** 1 block, 2 blocks. */
export const plural = (n: number, one: string): string => `${grouped(n)} ${one}${n === 1 ? '' : 's'}`;

/** Long names of types as people say them. */
export const typeText = (type: string): string => (type === 'builtin_function_or_method' ? 'builtin' : type);
