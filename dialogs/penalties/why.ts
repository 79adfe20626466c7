import type { Turn } from '../../src/domain/conversation/turn.ts';
import { hasRole } from '../../src/domain/org/actor.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Command, CommandArgs } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';
import { chainReply } from './chain-reply.ts';
import {
  appealViewReply,
  listReply,
  monthUnclear,
  noneToExplain,
  noPenaltyReply,
  severalReply,
  whichToExplain,
} from './replies.ts';
import { readWanted } from './wanted-deductions.ts';
import { commandFor } from './words.ts';

/** 为什么扣分, 扣分查询 and the views of a deduction and an appeal. */
export function whyDialogs(services: Services): CommandDialog[] {
  const { penalties } = services;
  const why = async (turn: Turn, args: CommandArgs): Promise<Reply> => {
    const candidates = async () =>
      (await penalties.explainable({ actor: turn.actor })).map(({ no, unitName, ruleTitle }) => ({
        no,
        subject: `${unitName} ${ruleTitle}`,
      }));
    const picked = await chooseRecord(args, { phrase: '为什么扣分', none: noneToExplain, candidates });
    // The phrase is a question and does not fit the usual sentence.
    if (picked.kind === 'ask') return picked.reply.options ? { ...picked.reply, text: whichToExplain } : picked.reply;
    const outcome = await penalties.explain({ actor: turn.actor, no: picked.no });
    switch (outcome.kind) {
      case 'chain': {
        const reply = chainReply(outcome.chain, turn.now, outcome.seesAppeal);
        const { no, status } = outcome.chain;
        const appeals = status === 'confirmed' && hasRole(turn.actor, 'manager');
        return appeals ? { ...reply, options: [...(reply.options ?? []), commandFor('考核申诉', no)] } : reply;
      }
      case 'several':
        return severalReply(outcome.no, outcome.penaltyNos);
      case 'none':
        return noPenaltyReply(outcome.no);
      default: {
        const unknown: never = outcome;
        throw new Error(`no reply for ${JSON.stringify(unknown)}`);
      }
    }
  };
  return [
    new CommandDialog('why-penalty', why),
    new CommandDialog('view-KF', why),
    new CommandDialog('view-JF', why),
    new CommandDialog('list-penalties', async ({ actor, now }, args) => {
      const wanted = await readWanted(services, args.text ?? '', now);
      return wanted ? listReply(await penalties.list({ actor, ...wanted })) : monthUnclear;
    }),
    new CommandDialog('view-SS', async (turn, args) =>
      appealViewReply(await penalties.viewAppeal({ actor: turn.actor, no: args.no ?? '' }), turn.now),
    ),
  ];
}

export const whyCommands: readonly Command[] = [
  {
    phrases: ['为什么扣分', '为什么', '为什么扣我们的分', '为啥扣分', '加分由来'],
    takes: 'number',
    dialogId: 'why-penalty',
    help: '查看一笔扣分的来龙去脉：规则、检查、条款和处理结果',
  },
  {
    phrases: ['扣分查询', '查扣分', '查询扣分', '扣分情况', '扣分台账', '考核台账', '扣分排名'],
    takes: 'text',
    dialogId: 'list-penalties',
    help: '按月查看扣分和合计，不写月份看本月（本月没有时看最近有扣分的月份），也可写部门、季度，如「扣分查询 10月」「扣分查询 公众客户部 本季度」',
  },
];
