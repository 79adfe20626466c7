import type { Command } from '../framework/command.ts';
import { CommandDialog } from '../framework/command-dialog.ts';
import type { Reply } from '../framework/reply.ts';

const PUBLISH = /^(?:发布|发布规则|发布扣分规则|上线|公布|正式发布)(?:吧|了)?[。.!！]?$/u;
const AT_ONCE = /^(?:立即|立刻|马上|现在就?|即时)(?:生效|执行)(?:吧)?[。.!！]?$/u;
const REVOKE = /^(?:撤销|撤回|作废|废止|停用|删除|取消)(?:这[条个])?(?:扣分)?规则(?:吧)?[。.!！]?$/u;

const LIST = { key: '扣分规则', label: '扣分规则' };
const FROM_TODAY: Reply = {
  text: '新的规则最早可以从今天起生效，不能倒算到以前；已经记入的扣分按当时的规则，不会变。到「从哪一天起生效」这一步请回复「今天」。',
};
const FROM_TODAY_AT_SUMMARY: Reply = {
  text: '想今天就生效，请先发「修改生效日期」，再回复「今天」；试算会重新做一遍。',
  options: [{ key: '修改生效日期', label: '修改生效日期' }],
};
const NOT_FILLED: Reply = {
  text: '规则还没填完，暂时不能发布。把剩下的几项答完，看过试算结果，再发「确认提交」就是发布。',
};
const CONFIRM: Reply = {
  text: '试算结果看过、内容无误的话，请发「确认提交」，规则就发布了。',
  options: [{ key: '确认提交', label: '确认提交' }],
};
const NOT_REVOKED: Reply = {
  text: '扣分规则发布以后不能撤销，历次版本都会保留；可以再发布一个新版本，改分值、封顶或者改成须经确认，并写明从哪一天起。已经记入的扣分按当时的版本，有误的，没有确认的逐笔不予扣分，已经确认的由质控岗逐笔冲销。',
};

/** Words people say in the middle of changing a rule that are no answer to it. */
export function asideOf(text: string, atSummary: boolean): Reply | undefined {
  if (PUBLISH.test(text)) return atSummary ? CONFIRM : NOT_FILLED;
  if (AT_ONCE.test(text)) return atSummary ? FROM_TODAY_AT_SUMMARY : FROM_TODAY;
  if (!REVOKE.test(text)) return undefined;
  return { text: `${NOT_REVOKED.text}不想改了请发「取消」，什么都不会变。` };
}

/** The same words with no form open. */
export const ruleAsideDialog = (): CommandDialog =>
  new CommandDialog('penalty-rule-aside', async (_turn, { phrase }) =>
    REVOKE.test(phrase)
      ? { ...NOT_REVOKED, options: [LIST] }
      : {
          text: '现在没有正在修改的规则，所以没有什么要生效。规则在发布时写明从哪一天起生效，可发「扣分规则」看现行的和将要生效的版本。',
          options: [LIST],
        },
  );

export const asideCommands: readonly Command[] = [
  {
    phrases: ['撤销扣分规则', '撤回扣分规则', '停用扣分规则', '删除扣分规则', '作废扣分规则', '立即生效', '马上生效'],
    takes: 'nothing',
    dialogId: 'penalty-rule-aside',
    roles: [],
    help: '扣分规则怎么生效，为什么不能撤销',
  },
];
