// What every host of JavaScript has and the language's own types leave out: neither DOM nor Node.

interface TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
declare var TextEncoder: { new (): TextEncoder };

interface TextDecoder {
  decode(bytes?: ArrayBufferView | ArrayBuffer): string;
}
declare var TextDecoder: { new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder };

declare const performance: { now(): number; timeOrigin: number };

declare const crypto: { getRandomValues<T extends ArrayBufferView>(array: T): T };
