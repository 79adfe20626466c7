import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Before every command: compiled code is kept between starts (a third of the start-up time), and Prisma's client is up to date.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)));
await import('../prisma/generate.ts');
