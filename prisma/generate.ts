import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Makes Prisma's client from prisma/schema, only when the schema or Prisma's version has changed: every command starts with this.
const root = new URL('../', import.meta.url);
const schemaFolder = new URL('prisma/schema/', root);
const stampFile = new URL('src/store/generated/.stamp', root);

const hash = createHash('sha256').update(readFileSync(new URL('node_modules/@prisma/client/package.json', root)));
for (const name of readdirSync(schemaFolder).sort())
  hash.update(name).update(readFileSync(new URL(name, schemaFolder)));
const stamp = hash.digest('hex');

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  const prisma = fileURLToPath(new URL('node_modules/prisma/build/index.js', root));
  const result = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
    cwd: fileURLToPath(root),
    // `generate` never runs the schema engine, but would download it; any executable in its place keeps it from trying.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    console.error(result.stdout, result.stderr);
    process.exit(1);
  }
  writeFileSync(stampFile, stamp);
}
