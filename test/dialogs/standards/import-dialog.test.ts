import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { rootReplies } from '../../../dialogs/replies/root.ts';
import type { ReceivedFile } from '../../../src/domain/conversation/turn.ts';
import { receiveFile } from '../../../src/services/files/receive-file.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { openSpeaker } from '../inspections/speaker.ts';

const NAMES = {
  dated: '营业厅便民服务规范(2026-12-01).md',
  undated: '营业厅延时服务办法.txt',
  word: '上门服务预约管理办法.docx',
} as const;

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext();
});
afterAll(() => test.close());
afterEach(async () => {
  const { prisma } = test.context.db;
  await prisma.standardVersion.deleteMany({ where: { no: { not: null } } });
  await prisma.standard.deleteMany({ where: { versions: { none: {} } } });
});

async function send(senderId: string, which: keyof typeof NAMES): Promise<ReceivedFile> {
  const content = readFileSync(new URL(`../../conversations/import/${NAMES[which]}`, import.meta.url));
  return receiveFile(test.context, { senderId, name: NAMES[which], content });
}
const imported = () =>
  test.context.db.prisma.standardVersion.findMany({
    where: { no: { not: null } },
    select: { label: true, standard: { select: { title: true, level: true } } },
    orderBy: { no: 'asc' },
  });

it('a turn that is run twice says the same and imports once', async () => {
  const wu = await openSpeaker(test, 'wu', { repeat: true });
  const script: [string, ReceivedFile[]?][] = [
    ['', [await send('wu', 'dated')]],
    ['导入为标准'],
    ['看目录'],
    ['标题 便民服务办法'],
    ['级别 地方法规'],
    ['施行日期 2027-02-01'],
    ['确认导入'],
    ['导入标准', [await send('wu', 'word')]],
    ['2026-12-15'],
    ['确认导入'],
  ];
  for (const [text, files] of script) {
    const { first, again } = await wu.say(text, files);
    expect([text, again]).toEqual([text, first]);
    expect(first.length).toBeGreaterThan(0);
  }
  expect(await imported()).toEqual([
    { label: '2027-02-01', standard: { title: '便民服务办法', level: 'localLaw' } },
    { label: '2026-12-15', standard: { title: '上门服务预约管理办法', level: 'companyStandard' } },
  ]);
});

it('nothing is written before the confirmation, and cancelling leaves nothing', async () => {
  const counts = async () => {
    const { prisma } = test.context.db;
    return [await prisma.standard.count(), await prisma.standardVersion.count(), await prisma.auditEvent.count()];
  };
  const wu = await openSpeaker(test, 'wu');
  const before = await counts();
  await wu.say('导入标准', [await send('wu', 'dated')]);
  for (const text of ['好', '是的', '可以', '确认', '提交', '导入', '确认提交', '标题 改过的标题', '看目录', '下一页'])
    await wu.say(text);
  await wu.say('取消');
  expect(await counts()).toEqual(before);
});

it('two devices that confirm the same file get one version', async () => {
  const [phone, desk] = [await openSpeaker(test, 'wu'), await openSpeaker(test, 'wu')];
  const file = await send('wu', 'dated');
  for (const device of [phone, desk]) await device.say('导入标准', [file]);
  const first = (await phone.say('确认导入')).first.at(-1)!;
  const second = (await desk.say('确认导入')).first.at(-1)!;
  expect(first.text).toContain('已导入');
  expect(second.text).toContain('以前导入过');
  expect(second.ref).toEqual(first.ref);
  expect(await imported()).toHaveLength(1);
});

it('replaces no draft that was not shown, and says so', async () => {
  const [phone, desk] = [await openSpeaker(test, 'wu'), await openSpeaker(test, 'qian')];
  await phone.say('导入标准', [await send('wu', 'undated')]);
  await phone.say('2026-12-15');
  // Meanwhile somebody imports another text under the same title for the same day.
  await desk.say('导入标准', [await send('qian', 'dated')]);
  await desk.say('标题 营业厅延时服务办法');
  await desk.say('施行日期 2026-12-15');
  expect((await desk.say('确认导入')).first.at(-1)!.text).toContain('已导入');
  const warned = (await phone.say('确认导入')).first;
  expect(warned.map(each => each.text).join()).toMatch(/还没有导入.*将替换还没有提交审批的草稿 BZ-/s);
  const { sourceName } = await test.context.db.prisma.standardVersion.findFirstOrThrow({
    where: { no: { not: null } },
  });
  expect(sourceName).toBe(NAMES.dated);
  expect((await phone.say('确认导入')).first.at(-1)!.text).toContain('已替换草稿');
  expect(await test.context.db.prisma.standardVersion.findMany({ where: { no: { not: null } } })).toMatchObject([
    { sourceName: NAMES.undated, importedById: 'wu' },
  ]);
});

it('a confirmation that came too late can be corrected and given again', async () => {
  const wu = await openSpeaker(test, 'wu');
  await wu.say('导入标准', [await send('wu', 'undated')]);
  await wu.say('标题 营业厅服务规范');
  await wu.say('施行日期 2027-05-01');
  // Meanwhile the demo's own edition is said to begin on that very day.
  const { prisma } = test.context.db;
  const taken = await prisma.standardVersion.findFirstOrThrow({ where: { standard: { title: '营业厅服务规范' } } });
  await prisma.standardVersion.update({ where: { id: taken.id }, data: { label: '2027-05-01' } });
  for (const _ of ['once', 'again'])
    expect((await wu.say('确认导入')).first.at(-1)!.text).toContain('已有的版本不会被覆盖');
  await wu.say('施行日期 2027-06-01');
  expect((await wu.say('确认导入')).first.at(-1)!.text).toContain('已导入');
  await prisma.standardVersion.update({ where: { id: taken.id }, data: { label: taken.label } });
  expect((await imported()).map(each => each.label)).toEqual(['2027-06-01']);
});

it('somebody else’s file is not there to be imported', async () => {
  const actor = await test.actor('wu');
  const file = await send('qian', 'dated');
  const input = { actor, fileId: file.kind === 'stored' ? file.id : '', corrections: {} };
  await expect(test.services.standards.previewSentFile(input)).rejects.toMatchObject({ code: 'notFound' });
  const confirmed = { ...input, submissionId: 'somebody-else', shown: { replaces: undefined } };
  await expect(test.services.standards.importSentFile(confirmed)).rejects.toMatchObject({ code: 'notFound' });
  const lina = { ...confirmed, actor: await test.actor('lina') };
  await expect(test.services.standards.importSentFile(lina)).rejects.toMatchObject({ code: 'forbidden' });
});

it('who loses the role in the middle is told, and nothing is imported', async () => {
  const { prisma } = test.context.db;
  const qian = await openSpeaker(test, 'qian');
  await qian.say('导入标准', [await send('qian', 'dated')]);
  await prisma.staff.update({ where: { id: 'qian' }, data: { roles: ['frontline'] } });
  const demoted = await openSpeaker(test, 'qian', { memory: qian.memory() });
  // Shown again because something else was said; then the import ends.
  expect((await demoted.say('宽带装机要多久')).first.at(-1)!.text).toContain('没有这项操作的权限');
  expect((await demoted.say('确认导入')).first.at(-1)!.text).toContain('没有这项操作的权限');
  expect((await demoted.say('确认导入')).first.at(-1)!.text).toBe(rootReplies.nothingOpen.text);
  await prisma.staff.update({ where: { id: 'qian' }, data: { roles: ['qualityOfficer'] } });
  expect(await imported()).toEqual([]);
});

it('in a group chat nothing is imported or offered', async () => {
  const wu = await openSpeaker(test, 'wu', { inGroup: true });
  const file = await send('wu', 'dated');
  expect((await wu.say('', [file])).first).toMatchObject([rootReplies.fileWithoutForm(await test.actor('wu'))]);
  for (const text of ['导入标准', '导入为标准', '上传标准']) {
    expect((await wu.say(text, text === '上传标准' ? [] : [file])).first).toMatchObject([rootReplies.privateOnly]);
  }
});

it('long lists are shown page by page and begin again after the last', async () => {
  const lines = Array.from({ length: 40 }, (_, index) => `${index + 1}. 第 ${index + 1} 项要求，应当按时完成。`);
  const content = Buffer.from(`# 四十项要求\n\n${lines.join('\n\n')}\n`);
  const file = await receiveFile(test.context, { senderId: 'wu', name: '四十项要求(2026-12-01).md', content });
  const wu = await openSpeaker(test, 'wu');
  await wu.say('导入标准', [file]);
  const pages = [];
  for (const text of ['看目录', '下一页', '下一页', '下一页']) pages.push((await wu.say(text)).first.at(-1)!);
  const shown = pages.slice(0, 3).flatMap(page => page.text.match(/(?<=· )\d+/g) ?? []);
  expect(shown).toEqual(Array.from({ length: 40 }, (_, index) => String(index + 1)));
  expect(pages.map(page => page.options.map(option => option.key))).toEqual([
    ['下一页', '确认导入', '取消'],
    ['下一页', '确认导入', '取消'],
    ['确认导入', '取消'],
    ['下一页', '确认导入', '取消'],
  ]);
  await wu.say('取消');
});
