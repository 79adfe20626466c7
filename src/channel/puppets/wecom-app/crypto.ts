import { timingSafeEqual } from 'node:crypto';
import { WecomCrypto } from '@wecom/aibot-node-sdk';

export interface CallbackKeys {
  callbackToken: string;
  callbackAesKey: string;
  corpId: string;
}

export interface Sealed {
  signature: string;
  timestamp: string;
  nonce: string;
  encrypted: string;
}

/** The platform's signature and encryption (WX/90968), by the official SDK. */
export function createCallbackCrypto({ callbackToken, callbackAesKey, corpId }: CallbackKeys) {
  const crypto = new WecomCrypto(callbackToken, callbackAesKey, corpId);
  return {
    /** Compared in constant time, which the SDK's own comparison is not. */
    isSigned({ signature, timestamp, nonce, encrypted }: Sealed): boolean {
      const expected = Buffer.from(crypto.computeSignature(timestamp, nonce, encrypted));
      const given = Buffer.from(signature);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
    /** @returns the plain text, or undefined when it was not sealed with our key for our company. */
    open(encrypted: string): string | undefined {
      try {
        return crypto.decrypt(encrypted);
      } catch {
        return undefined;
      }
    },
  };
}

export type CallbackCrypto = ReturnType<typeof createCallbackCrypto>;
