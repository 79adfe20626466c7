import { extractText } from 'unpdf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeSheet } from '../../../dialogs/penalties/notice-sheet.ts';
import type { TestContext } from '../../helpers/context.ts';
import { photo } from '../../records/sample-record.ts';
import { CHAIN, openPenaltyContext, propose } from './fixture.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openPenaltyContext();
});
afterEach(() => test.close());

async function confirm(no: string): Promise<void> {
  const actor = await test.actor('wu');
  await test.services.penalties.decide({ actor, no, decision: 'confirm', submissionId: `confirm-${no}` });
}

const print = async (id: string, no: string) =>
  test.services.penalties.printNotice({ actor: await test.actor(id), no, compose: composeSheet });

async function textOf(id: string, no: string): Promise<string> {
  const printed = await print(id, no);
  if (printed.kind !== 'printed') throw new Error(printed.kind);
  const stored = await test.context.db.prisma.storedFile.findUniqueOrThrow({ where: { id: printed.file.id } });
  const content = await test.context.files.read(stored.sha256);
  const { text } = await extractText(new Uint8Array(content), { mergePages: true });
  return text.replace(/\s+/g, '');
}

async function addPhoto(): Promise<void> {
  const { prisma } = test.context.db;
  const { content, mime } = await photo(2);
  const { sha256, size } = await test.context.files.put(content);
  const at = test.context.clock.now();
  const file = { id: 'photo', name: 'IMG.jpg', mime, size, sha256, cleanSha256: sha256, uploadedById: 'zhou', at };
  await prisma.storedFile.create({ data: file });
  await prisma.evidence.create({
    data: {
      ...{ id: 'evidence', fileId: 'photo', subjectType: 'finding', subjectId: CHAIN.findingId },
      ...{ addedById: 'zhou', at },
    },
  });
}

describe('扣分通知单', () => {
  it('says what, by which rule and clause, from what evidence, who confirmed, and until when to appeal and why', async () => {
    await addPhoto();
    const no = (await propose(test, 'finding'))!;
    await confirm(no);
    const text = await textOf('pan', no);
    for (const words of [
      '扣分通知单',
      no,
      '公众客户部扣0.5分（已确认），计入2026年11月',
      '第1版',
      '每次扣责任部门0.5分',
      '测评项「厅容环境」得2分（满分6分）',
      '记录：地面有积水；佐证1个文件',
      '《营业厅服务规范》第二章/第五条（2026-01-01版）',
      '系统按规则提出',
      '确认扣分，吴婉清',
      '至2026年11月23日（周一）18:00（自11月16日的次日起算，共5个工作日',
      '佐证照片',
    ])
      expect(text).toContain(words);
  });

  it('names no inspector, whoever takes it out, and nobody whom a remark names', async () => {
    await test.context.db.prisma.finding.update({
      where: { id: CHAIN.findingId },
      data: { note: '柜员李娜未佩戴工牌，周行远拍照' },
    });
    const no = (await propose(test, 'finding'))!;
    await confirm(no);
    for (const id of ['pan', 'wu', 'zhou']) {
      const text = await textOf(id, no);
      expect(text).toContain('CP-2026-9001');
      expect(text).not.toMatch(/周行远|李娜/);
    }
  });

  it('shows what an appeal changed, with the points before and after', async () => {
    const no = (await propose(test, 'clock'))!;
    await confirm(no);
    const pan = await test.actor('pan');
    const appeal = { actor: pan, no, grounds: '系统故障', fileIds: [], submissionId: 'appeal' };
    const filed = await test.services.penalties.appeal(appeal);
    if (filed.kind !== 'filed') throw new Error(filed.kind);
    const { deciderId } = await test.context.db.prisma.scoreAppeal.findUniqueOrThrow({ where: { no: filed.no } });
    const decision = { outcome: 'reduced' as const, points: '0.4', reason: '故障属实' };
    const actor = await test.actor(deciderId);
    await test.services.penalties.decideAppeal({ actor, no: filed.no, ...decision, submissionId: 'decide' });
    const text = await textOf('pan', no);
    expect(text).toContain(`${filed.no}减轻扣分`);
    expect(text).toContain('故障属实');
    expect(text).toContain('申诉减轻-0.610.4');
    expect(text).toContain('扣0.4分（已生效，原扣1分，申诉后减为0.4分）');
  });

  it('is for whoever may see the entry, and only once it is confirmed', async () => {
    const no = (await propose(test, 'finding'))!;
    expect(await print('pan', no)).toEqual({ kind: 'notConfirmed', no, status: 'proposed' });
    await confirm(no);
    await expect(print('ding', no)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await print('chen', no)).toMatchObject({ kind: 'printed' });
  });
});
