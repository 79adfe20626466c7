import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OPERATOR } from '../../../src/domain/permissions/standards.ts';
import { importStandard, type StandardFile } from '../../../src/services/standards/import-standard.ts';
import { previewStandard } from '../../../src/services/standards/preview-standard.ts';
import { publishStandard } from '../../../src/services/standards/publish-standard.ts';
import { sampleDocx } from '../../documents/sample-docx.ts';
import { SOURCE_NAME, sourceBytes } from '../../domain/standards/source-document.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';

const FOLDER = sharedData('standards/');
const NAMES = hasSharedData ? readdirSync(FOLDER).filter(name => name.endsWith('.md')) : [];
const read = (name: string): StandardFile => ({ name, bytes: readFileSync(new URL(name, FOLDER)) });
const textOf = (file: StandardFile): string => new TextDecoder().decode(file.bytes);
const textFile = (name: string, text: string): StandardFile => ({ name, bytes: Buffer.from(text) });
const OLD = '互联网上网服务营业场所管理条例(2019-03-24).md';
const NEW = '互联网上网服务营业场所管理条例(2022-03-29).md';
const TELECOM = '电信条例(2016-02-06).md';
const by = OPERATOR;

describe.skipIf(!hasSharedData)('previewStandard', () => {
  it.each(NAMES)('%s has a clause for each line that begins with 第…条', async fileName => {
    const file = read(fileName);
    const articles = textOf(file)
      .split(/\r?\n/u)
      .filter(line => /^第[零〇一二三四五六七八九十百]+条/u.test(line)).length;
    const result = await previewStandard(file);
    expect(result.kind === 'readable' && result.preview.clauseCount).toBe(articles);
  });

  it('names the law by its own title and keeps the short one as alias', async () => {
    expect(await previewStandard(read(TELECOM))).toMatchObject({
      kind: 'readable',
      preview: {
        title: '中华人民共和国电信条例',
        alias: '电信条例',
        level: 'nationalLaw',
        effectiveDay: '2016-02-06',
        effectiveFrom: new Date('2016-02-06T00:00:00+08:00'),
        clauseCount: 80,
      },
    });
  });

  it.each([
    [textFile('a(2026-01-01).md', ' \n'), 'empty'],
    [textFile('a(2026-01-01).md', '# a\n\n没有编号。'), 'noClauses'],
  ])('refuses %j', async (file, reason) => expect(await previewStandard(file)).toEqual({ kind: 'unreadable', reason }));

  it.each(['a.md', 'a(2026-02-30).md'])(
    'asks for the day that %s does not name, and takes it from a person',
    async name => {
      const file = textFile(name, '# a\n\n第一条 一。\n\n第二条 本办法自2026年3月1日起施行。');
      expect(await previewStandard(file)).toMatchObject({
        kind: 'needs',
        what: ['effectiveDay'],
        facts: { title: 'a', clauseCount: 2 },
        suggestedDays: [{ day: '2026-03-01', quote: '自2026年3月1日起施行' }],
      });
      expect(
        await previewStandard(file, { effectiveDay: '2026-04-01', title: ' b ', level: 'localLaw' }),
      ).toMatchObject({
        kind: 'readable',
        preview: { title: 'b', level: 'localLaw', effectiveDay: '2026-04-01', levelGuessed: false },
      });
    },
  );

  it.each([{ effectiveDay: '2026-02-30' }, { effectiveDay: '明天' }, { title: '  ' }])(
    'refuses %j as a correction',
    async wrong => {
      await expect(previewStandard(textFile('a(2026-01-01).md', '第一条 一。'), wrong)).rejects.toMatchObject({
        code: 'invalidInput',
      });
    },
  );
});

describe.skipIf(!hasSharedData)('importing and publishing', () => {
  let test: TestContext;
  beforeEach(async () => {
    test = await openTestContext();
  });
  afterEach(() => test.close());

  async function take(...names: string[]): Promise<void> {
    for (const name of names) {
      const imported = await importStandard(test.context, { by, file: read(name) });
      if (imported.kind !== 'imported') throw new Error(`${name}: ${imported.kind}`);
      await publishStandard(test.context, { by, versionId: imported.versionId });
    }
  }
  const editions = async (title: string) =>
    test.context.db.prisma.standardVersion.findMany({
      where: { standard: { title } },
      orderBy: { label: 'asc' },
      select: { label: true, status: true, effectiveFrom: true, effectiveTo: true, sourceName: true },
    });
  const revision = async () => (await test.context.db.prisma.libraryRevision.findFirstOrThrow()).revision;

  it('keeps a draft out of the library until it is published, by an audited act', async () => {
    const { prisma } = test.context.db;
    const before = await revision();
    const imported = await importStandard(test.context, { by, file: read(TELECOM) });
    expect(imported).toMatchObject({ kind: 'imported', no: 'BZ-2026-0001' });
    const find = async () =>
      (await test.context.library.on(test.context.clock.now())).clauses.map(each => each.standard);
    expect(await find()).not.toContain('中华人民共和国电信条例');
    expect(await importStandard(test.context, { by, file: read(TELECOM) })).toMatchObject({
      kind: 'alreadyImported',
      status: 'draft',
    });
    const versionId = imported.kind === 'imported' ? imported.versionId : '';
    expect(await publishStandard(test.context, { by, versionId })).toMatchObject({
      kind: 'published',
      status: 'published',
    });
    expect(await publishStandard(test.context, { by, versionId })).toMatchObject({ kind: 'alreadyPublished' });
    expect(await find()).toContain('中华人民共和国电信条例');
    expect(await revision()).toBe(before + 1);
    const clauses = await prisma.clause.findMany({ where: { versionId }, orderBy: { ordinal: 'asc' } });
    expect(clauses.filter(clause => /^第.+条$/u.test(clause.number))).toHaveLength(80);
    expect(clauses.find(clause => clause.path === '第三章/第三十二条')?.text).toContain('48小时');
    const acts = await prisma.auditEvent.findMany({ where: { subjectId: versionId }, orderBy: { id: 'asc' } });
    expect(acts.map(act => [act.actorId, act.action])).toEqual([
      ['operator', 'standard.imported'],
      ['operator', 'standard.published'],
    ]);
  });

  it.each([
    ['older first', [OLD, NEW]],
    ['newer first', [NEW, OLD]],
  ])('comes to the same with the %s', async (_order, names) => {
    await take(...names);
    const changed = new Date('2022-03-29T00:00:00+08:00');
    expect(await editions('互联网上网服务营业场所管理条例')).toEqual([
      {
        label: '2019-03-24',
        status: 'superseded',
        effectiveFrom: new Date('2019-03-24T00:00:00+08:00'),
        effectiveTo: changed,
        sourceName: OLD,
      },
      { label: '2022-03-29', status: 'published', effectiveFrom: changed, effectiveTo: null, sourceName: NEW },
    ]);
    const versionOn = async (day: string) =>
      (await test.context.library.on(new Date(`${day}+08:00`))).clauses.find(
        clause => clause.standard === '互联网上网服务营业场所管理条例',
      )?.version;
    expect(await versionOn('2022-03-28T23:59')).toBe('2019-03-24');
    expect(await versionOn('2022-03-29T00:00')).toBe('2022-03-29');
    expect(await versionOn('2019-03-23T12:00')).toBeUndefined();
  });

  it('does not overwrite an edition, and takes one that is known only by its alias', async () => {
    await take(TELECOM);
    const changed = textFile(TELECOM, `${textOf(read(TELECOM))}\n`);
    expect(await importStandard(test.context, { by, file: changed })).toMatchObject({ kind: 'dateTaken' });
    const later = textFile('电信条例(2030-01-01).md', '# 电信条例\n\n第一条 新的。');
    expect(await importStandard(test.context, { by, file: later })).toMatchObject({ kind: 'imported' });
    expect((await editions('中华人民共和国电信条例')).map(each => each.status)).toEqual(['published', 'draft']);
  });

  it('gives the same submission the same result, and a second file the next number', async () => {
    const file = read(TELECOM);
    const first = await importStandard(test.context, { by, file, submissionId: 's1' });
    expect(await importStandard(test.context, { by, file, submissionId: 's1' })).toEqual(first);
    expect(await importStandard(test.context, { by, file, submissionId: 's2' })).toMatchObject({
      kind: 'alreadyImported',
      no: 'BZ-2026-0001',
    });
    expect(await importStandard(test.context, { by, file: read(OLD) })).toMatchObject({ no: 'BZ-2026-0002' });
  });

  it('keeps what was left out with the version, and the paths of a Word document', async () => {
    const bytes = await sampleDocx();
    const imported = await importStandard(test.context, { by, file: { name: '装移机(2026-02-01).docx', bytes } });
    if (imported.kind !== 'imported') throw new Error(imported.kind);
    const { prisma } = test.context.db;
    const where = { versionId: imported.versionId };
    expect(await prisma.clause.count({ where })).toBe(imported.preview.clauseCount);
    expect(await prisma.clause.findFirst({ where: { ...where, path: '第二章/第二条/第2行' } })).toMatchObject({
      text: '业务：移机\n时限/城区：24小时\n时限/农村：24小时\n扣分：每超一天扣0.5分',
    });
    const text = textFile('办法(2026-03-01).txt', '办法\n下载文档\n第一条 甲。');
    const second = await importStandard(test.context, { by, file: text });
    expect(
      await prisma.standardVersion.findFirst({ where: { no: second.kind === 'imported' ? second.no : '' } }),
    ).toMatchObject({
      leftOut: [{ reason: 'furniture', text: '下载文档', count: 1 }],
    });
  });

  it('takes in the source document with every clause under a path of its own', async () => {
    const file = { name: SOURCE_NAME, bytes: sourceBytes() };
    expect(await importStandard(test.context, { by, file })).toMatchObject({ kind: 'needs', what: ['effectiveDay'] });
    const corrections = { effectiveDay: '2010-02-26' };
    const imported = await importStandard(test.context, { by, file, corrections });
    if (imported.kind !== 'imported') throw new Error(imported.kind);
    const { prisma } = test.context.db;
    const clauses = await prisma.clause.findMany({ where: { versionId: imported.versionId }, select: { path: true } });
    expect(clauses).toHaveLength(382);
    expect(new Set(clauses.map(clause => clause.path)).size).toBe(382);
  });

  it('a bad file writes nothing', async () => {
    const before = await test.context.db.prisma.standardVersion.count();
    const file = { name: '办法(2026-02-01).docx', bytes: (await sampleDocx()).subarray(0, 5000) };
    expect(await importStandard(test.context, { by, file })).toEqual({ kind: 'unreadable', reason: 'damaged' });
    expect(await test.context.db.prisma.standardVersion.count()).toBe(before);
  });

  it('is for the quality officer, not for others', async () => {
    await expect(
      importStandard(test.context, { by: await test.actor('pan'), file: read(TELECOM) }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    const imported = await importStandard(test.context, { by: await test.actor('wu'), file: read(TELECOM) });
    expect(imported.kind).toBe('imported');
  });
});
