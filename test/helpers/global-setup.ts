import type { TestProject } from 'vitest/node';
import { findServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The administrator's URL of a PostgreSQL server, or why there is none. */
    postgres: { url: string } | { missing: string };
  }
}

/** Once for a whole run: the PostgreSQL server that the store's tests use, started here where none answers. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { provided, stop } = await findServer();
  if ('missing' in provided) {
    if (process.env.CI === 'true') throw new Error(`The tests need PostgreSQL: ${provided.missing}`);
    console.warn(`\nThe tests on PostgreSQL are skipped: ${provided.missing}\n`);
  }
  project.provide('postgres', provided);
  return stop;
}
