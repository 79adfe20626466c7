import { existsSync } from 'node:fs';
import { beforeEach } from 'vitest';

/** The data that stands beside the repository and is not part of it. */
const ROOT = new URL('../../../shared/data/', import.meta.url);

/**
 * Whether tests that read the data can run. A checkout without it skips them, and shows that it does; on CI they must not be lost.
 *
 * @throws Error on CI when the data is missing.
 */
export function isUsable(present: boolean, ci: string | undefined): boolean {
  if (!present && ci === 'true') throw new Error(`tests need the data in ${ROOT.pathname}, which is missing`);
  return present;
}

export const hasSharedData = isUsable(existsSync(ROOT), process.env.CI);

/** A file or folder of it, such as `standards/`. */
export const sharedData = (path: string): URL => new URL(path, ROOT);

/** Called at the top of a test file all of whose tests read the data. */
export function needsSharedData(): void {
  beforeEach(({ skip }) => skip(!hasSharedData, 'the data beside the repository is missing'));
}
