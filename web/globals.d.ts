interface ImportMeta {
  readonly env: { readonly PROD: boolean };
}
declare module '*.css';
declare module 'gifenc';

/** LZMA-JS: signed bytes. */
declare module 'lzma' {
  const lzma: { compress(bytes: Uint8Array, level: number): number[] };
  export default lzma;
}
