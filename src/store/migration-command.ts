import '../closed-output.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { openDatabase } from './database.ts';
import { schemaDrift } from './migrate.ts';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations/', import.meta.url));

const program = new Command('npm run migration --')
  .description('Writes the SQL that brings prisma/migrations up to prisma/schema as a new migration.')
  .argument('<name>', 'what changes, such as add-sampling-seed')
  .action(async (name: string) => {
    const database = await openDatabase({ kind: 'memory' });
    try {
      const script = await schemaDrift(database);
      if (script === '') {
        console.log('prisma/migrations already describes prisma/schema: nothing to write.');
        return;
      }
      const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
      const folder = join(MIGRATIONS, `${stamp}_${name.replace(/[^a-z0-9]+/gi, '_')}`);
      await mkdir(folder);
      await writeFile(join(folder, 'migration.sql'), script);
      console.log(`Wrote ${folder}/migration.sql. Read it before you commit it.`);
    } finally {
      await database.close();
    }
  });

await program.parseAsync();
