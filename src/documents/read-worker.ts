import { parentPort, workerData } from 'node:worker_threads';
import type { Container } from './format-of.ts';
import { readBinary } from './read-binary.ts';
import { Unreadable } from './unreadable.ts';

const { container, bytes } = workerData as { container: Container; bytes: Uint8Array };
try {
  parentPort?.postMessage({ kind: 'read', document: await readBinary(container, bytes) });
} catch (error) {
  // Whatever a library trips over in a file is the file's damage.
  parentPort?.postMessage({ kind: 'unreadable', reason: error instanceof Unreadable ? error.reason : 'damaged' });
}
