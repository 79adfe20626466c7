import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = new URL('..', import.meta.url).pathname;
const TREES = ['src', 'dialogs', 'prompts', 'prisma', 'test/bench'];

/** The broken rules of the modules below `baseDir`, as `rule: from → to`. */
async function check(baseDir: string, trees: string[]) {
  const { options, forbidden } = await extractDepcruiseConfig(join(ROOT, '.dependency-cruiser.mjs'));
  const { output } = await cruise(
    trees,
    { ...options, baseDir, validate: true, ruleSet: { forbidden } } as Parameters<typeof cruise>[1],
    undefined,
    { tsConfig: extractTSConfig(join(ROOT, 'tsconfig.json')) },
  );
  const { modules, summary } = output as ICruiseResult;
  return {
    modules: modules.map(module => module.source),
    broken: summary.violations.map(violation => `${violation.rule.name}: ${violation.from} → ${violation.to}`),
  };
}

describe('import directions', () => {
  it('go down only', async () => {
    const { modules, broken } = await check(ROOT, TREES);
    expect(broken).toEqual([]);
    // A cruiser that cannot read TypeScript finds nothing, and nothing wrong.
    for (const folder of ['src/domain/', 'src/services/', 'src/store/', 'src/bot/', 'dialogs/']) {
      expect(modules.filter(source => source.startsWith(folder)).length, folder).toBeGreaterThan(3);
    }
    expect(modules.length).toBeGreaterThan(200);
  }, 60_000);

  describe('are really checked', () => {
    let tree: string;

    const FILES: Record<string, string> = {
      'src/domain/points.ts': 'export const points = 1; export type Points = number;',
      'src/store/rows.ts': 'export const rows = 1; export type Rows = number;',
      'src/services/file-it.ts': 'export const fileIt = 1; export type FileIt = number;',
      'src/channel/send.ts': 'export const send = 1; export type Send = number;',
      'src/bot/turn.ts': 'export const turn = 1;',
      'src/search/rank.ts': 'export const rank = 1; export type Rank = number;',
      'src/llm/model.ts': 'export const model = 1; export type Model = number;',
      'prompts/answer.ts': 'export const answer = 1; export type Answer = number;',
      'dialogs/ask.ts': 'export const ask = 1; export type Ask = number;',
      'src/simulation/live.ts': 'export const live = 1; export type Live = number;',
      'src/errors.ts': 'export const failed = 1;',
    };

    beforeAll(async () => {
      tree = await mkdtemp(join(tmpdir(), 'imports-'));
      for (const [path, content] of Object.entries(FILES)) await write(path, content);
    });
    afterAll(() => rm(tree, { recursive: true, force: true }));

    async function write(path: string, content: string) {
      const file = join(tree, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, `${content}\n`);
    }

    /** Plants one file, and takes it away again. */
    async function plant(path: string, content: string): Promise<string[]> {
      await write(path, content);
      try {
        const { broken } = await check(tree, ['src', 'dialogs', 'prompts']);
        return broken;
      } finally {
        await rm(join(tree, path));
      }
    }

    it.each([
      ['domain → store', 'src/domain/bad.ts', "import { rows } from '../store/rows.ts'; export const bad = rows;"],
      [
        'domain → store, types',
        'src/domain/bad.ts',
        "import type { Rows } from '../store/rows.ts'; export type Bad = Rows;",
      ],
      [
        'domain → input and output',
        'src/domain/bad.ts',
        "import { readFileSync } from 'node:fs'; export const bad = readFileSync;",
      ],
      [
        'prompts → domain by value',
        'prompts/bad.ts',
        "import { points } from '../src/domain/points.ts'; export const bad = points;",
      ],
      ['search → store', 'src/search/bad.ts', "import { rows } from '../store/rows.ts'; export const bad = rows;"],
      [
        'store → services',
        'src/store/bad.ts',
        "import type { FileIt } from '../services/file-it.ts'; export type Bad = FileIt;",
      ],
      [
        'llm → services',
        'src/llm/bad.ts',
        "import { fileIt } from '../services/file-it.ts'; export const bad = fileIt;",
      ],
      [
        'channel → store',
        'src/channel/bad.ts',
        "import type { Rows } from '../store/rows.ts'; export type Bad = Rows;",
      ],
      [
        'services → store by value',
        'src/services/bad.ts',
        "import { rows } from '../store/rows.ts'; export const bad = rows;",
      ],
      [
        'services → llm by value',
        'src/services/bad.ts',
        "import { model } from '../llm/model.ts'; export const bad = model;",
      ],
      [
        'services → dialogs',
        'src/services/bad.ts',
        "import { ask } from '../../dialogs/ask.ts'; export const bad = ask;",
      ],
      [
        'services → dialogs, types',
        'src/services/bad.ts',
        "import type { Ask } from '../../dialogs/ask.ts'; export type Bad = Ask;",
      ],
      [
        'dialogs → services by value',
        'dialogs/bad.ts',
        "import { fileIt } from '../src/services/file-it.ts'; export const bad = fileIt;",
      ],
      ['dialogs → services by re-export', 'dialogs/bad.ts', "export { fileIt } from '../src/services/file-it.ts';"],
      [
        'dialogs → services, loaded late',
        'dialogs/bad.ts',
        "export const bad = () => import('../src/services/file-it.ts');",
      ],
      [
        'dialogs → store, types',
        'dialogs/bad.ts',
        "import type { Rows } from '../src/store/rows.ts'; export type Bad = Rows;",
      ],
      ['bot → store by value', 'src/bot/bad.ts', "import { rows } from '../store/rows.ts'; export const bad = rows;"],
      [
        'bot → dialogs by value',
        'src/bot/bad.ts',
        "import { ask } from '../../dialogs/ask.ts'; export const bad = ask;",
      ],
      ['jobs → store', 'src/jobs/bad.ts', "import type { Rows } from '../store/rows.ts'; export type Bad = Rows;"],
      ['web → dialogs', 'src/web/bad.ts', "import { ask } from '../../dialogs/ask.ts'; export const bad = ask;"],
      [
        'services → simulation, types',
        'src/services/bad.ts',
        "import type { Live } from '../simulation/live.ts'; export type Bad = Live;",
      ],
      [
        'simulation → store by value',
        'src/simulation/bad.ts',
        "import { rows } from '../store/rows.ts'; export const bad = rows;",
      ],
      ['an import that leads nowhere', 'src/web/bad.ts', "import { gone } from './gone.ts'; export const bad = gone;"],
      [
        'a file that imports itself',
        'src/domain/bad.ts',
        "import { bad as again } from './bad.ts'; export const bad = () => again;",
      ],
    ])('%s is caught', async (_what, path, content) => {
      const broken = await plant(path, content);
      expect(broken).toHaveLength(1);
      expect(broken[0]).toContain(path);
    });

    it.each([
      [
        'services → store, types',
        'src/services/good.ts',
        "import type { Rows } from '../store/rows.ts'; export type Good = Rows;",
      ],
      [
        'services → search',
        'src/services/good.ts',
        "import { rank } from '../search/rank.ts'; export const good = rank;",
      ],
      [
        'services → errors',
        'src/services/good.ts',
        "import { failed } from '../errors.ts'; export const good = failed;",
      ],
      [
        'dialogs → services, types',
        'dialogs/good.ts',
        "import type { FileIt } from '../src/services/file-it.ts'; export type Good = FileIt;",
      ],
      [
        'simulation → services',
        'src/simulation/good.ts',
        "import { fileIt } from '../services/file-it.ts'; export const good = fileIt;",
      ],
      [
        'bot → store, types',
        'src/bot/good.ts',
        "import type { Rows } from '../store/rows.ts'; export type Good = Rows;",
      ],
      [
        'commands → everything',
        'src/commands/good.ts',
        "import { ask } from '../../dialogs/ask.ts'; export const good = ask;",
      ],
    ])('%s is allowed', async (_what, path, content) => {
      expect(await plant(path, content)).toEqual([]);
    });
  });
});
