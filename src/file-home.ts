import { join } from 'node:path';
import type { Config } from './config.ts';
import { openBucket } from './store/bucket.ts';
import type { DatabaseHome } from './store/database.ts';
import { createBucketFileStore, createFileStore, type FileStore } from './store/files.ts';

/** Where received files are: the bucket, else beside the embedded database, else in DATA_DIR. */
export function filesOf(config: Config, home: DatabaseHome | { kind: 'directory'; dataDir: string }): FileStore {
  if (config.fileBucket) return createBucketFileStore(openBucket(config.fileBucket));
  return createFileStore(join(home.kind === 'directory' ? home.dataDir : config.dataDir, 'files'));
}
