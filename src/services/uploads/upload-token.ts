import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes, as 43 letters of base64url. */
const TOKEN = /^[\w-]{43}$/;

export function newUploadToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is stored of a token: whoever reads the database cannot upload with it, and looking a hash up takes the same time whatever part
 * of a guess is right. Undefined for what can be no token.
 */
export function hashOfToken(token: string): string | undefined {
  return TOKEN.test(token) ? createHash('sha256').update(token).digest('hex') : undefined;
}
