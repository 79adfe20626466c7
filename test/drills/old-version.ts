import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = new URL('../..', import.meta.url).pathname;

const git = (...args: string[]): string => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();

/** The last commit that did not have the newest migration. */
function beforeNewestMigration(): { commit: string; migration: string } {
  const migrations = readdirSync(join(ROOT, 'prisma/migrations')).filter(name => /^\d/.test(name));
  const migration = migrations.sort().at(-1)!;
  const added = git(
    'log',
    '-1',
    '--diff-filter=A',
    '--format=%H',
    '--',
    `prisma/migrations/${migration}/migration.sql`,
  );
  if (added === '')
    throw new Error(`${migration} is not committed, or the history of this clone does not reach back to it`);
  return { commit: git('rev-parse', `${added}^`), migration };
}

/** A version of before in a folder of its own, with the packages of today. */
export function checkOutOldVersion(from?: string) {
  const { commit, migration } = from
    ? { commit: git('rev-parse', from), migration: undefined }
    : beforeNewestMigration();
  const folder = join(mkdtempSync(join(tmpdir(), 'old-version-')), 'app');
  git('worktree', 'add', '--detach', '--quiet', folder, commit);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, ['prisma/generate.ts'], { cwd: folder, stdio: 'inherit' });
  const before = new Set(readdirSync(join(folder, 'prisma/migrations')));
  const added = readdirSync(join(ROOT, 'prisma/migrations')).filter(name => !before.has(name));
  return {
    folder,
    commit,
    title: git('log', '-1', '--format=%h %s', commit),
    /** What only the new version has. */
    added: migration ? [...new Set([migration, ...added])].sort() : added,
    remove(): void {
      git('worktree', 'remove', '--force', folder);
      rmSync(join(folder, '..'), { recursive: true, force: true });
    },
  };
}
