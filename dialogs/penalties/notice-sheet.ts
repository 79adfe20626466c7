import { Decimal } from 'decimal.js';
import type { PenaltyChain } from '../../src/domain/penalties/chain.ts';
import type { PenaltyNoticeSheet } from '../../src/domain/penalties/notice-sheet.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Command } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { showTime } from '../replies/times.ts';
import { backward, onward, showPosted, showPostingReason } from './chain-rows.ts';
import { command, isGiven, showStatus } from './words.ts';

const PHRASE = '扣分通知单';

/** 扣分通知单: the chain of a confirmed entry, on paper. */
export function noticeSheetDialog({ penalties }: Services): CommandDialog {
  return new CommandDialog('print-penalty', async ({ actor }, args) => {
    const candidates = async () =>
      (await penalties.explainable({ actor }))
        .filter(({ status }) => status !== 'proposed' && status !== 'rejected')
        .map(({ no, unitName, ruleTitle }) => ({ no, subject: `${unitName} ${ruleTitle}` }));
    const picked = await chooseRecord(args, { phrase: PHRASE, none: noneToPrint, candidates });
    if (picked.kind === 'ask') return picked.reply.options ? { ...picked.reply, text: whichToPrint } : picked.reply;
    return printedReply(await penalties.printNotice({ actor, no: picked.no, compose: composeSheet }));
  });
}

const noneToPrint = '近期没有已确认的扣分。更早的请发「扣分通知单」加单号。';
const whichToPrint = '请问要哪一笔扣分的通知单？没有列出的请发「扣分通知单」加单号。';

function printedReply(outcome: Awaited<ReturnType<Services['penalties']['printNotice']>>): Reply {
  const { no } = outcome;
  const ref = { type: 'penalty' as const, no };
  if (outcome.kind === 'printed')
    return {
      text: `${no} 的${no.startsWith('JF') ? '加分通知单' : PHRASE}（PDF，可打印），责任部门：${outcome.unitName}。`,
      file: outcome.file,
      ref,
    };
  return {
    text: `${no} ${showStatus(outcome.status, no.startsWith('JF') ? '-' : '')}，没有通知单，确认后才出具。`,
    options: [command('为什么扣分', no)],
    ref,
  };
}

/** The words of the sheet. Every year is written: paper is read later. */
export function composeSheet(chain: PenaltyChain, now: Date): PenaltyNoticeSheet {
  const given = isGiven(chain.full);
  const title = given ? '加分通知单' : PHRASE;
  let balance = new Decimal(0);
  return {
    title,
    subtitle: `单号 ${chain.no}　责任部门 ${chain.unitName}　状态 ${showStatus(chain.status, chain.full)}`,
    no: chain.no,
    sections: [
      { heading: given ? '加分与依据' : '扣分与依据', rows: backward(chain, { whole: true }) },
      { heading: given ? '提出与确认' : '确认与申诉', rows: onward(chain, { whole: true }) },
    ],
    ledger: {
      heading: '台账',
      columns: ['时间', '事项', '变动（分）', '变动前（分）', '变动后（分）'],
      rows: chain.postings.map(({ at, reason, points }) => {
        const before = balance;
        const change = showPosted(points, given);
        balance = balance.plus(change);
        return [showTime(at), showPostingReason(reason, given), change, before.toString(), balance.toString()];
      }),
    },
    photos: '佐证照片',
    closing: `本单由质控助手按台账生成，生成时间 ${showTime(now)}。${chain.status === 'confirmed' ? '对扣分有意见的，请在申诉期内提出考核申诉。' : ''}`,
  };
}

export const noticeSheetCommands: readonly Command[] = [
  {
    phrases: [PHRASE, '加分通知单', '打印扣分通知单', '导出扣分通知单'],
    takes: 'number',
    dialogId: 'print-penalty',
    help: '取一笔已确认扣分的通知单（PDF）',
  },
];
