import { createHash } from 'node:crypto';

/** Names a clause's wording: equal as long as it reads the same; spaces and line breaks do not count. */
export function clauseHash(text: string): string {
  return createHash('sha256').update(text.normalize('NFKC').replace(/\s+/gu, '')).digest('hex');
}
