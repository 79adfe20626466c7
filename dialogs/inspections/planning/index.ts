import { type Actor, hasRole } from '../../../src/domain/org/actor.ts';
import type { Services } from '../../../src/services/index.ts';
import type { Command, Feature } from '../../framework/command.ts';
import { CommandDialog } from '../../framework/command-dialog.ts';
import { addTask } from './add-task.ts';
import { giveOwn, moveOwn, type OwnTaskServices, readLooseIn, skipOwn } from './change-own.ts';
import { cancelLeave, cancelTask, moveTask } from './change-tasks.ts';
import { setDrawRule } from './draw-rule.ts';
import { generateTasks } from './generate.ts';
import { handOver, planVisit, skipTask, takeLeave } from './manage.ts';
import { inspects, listMine } from './mine.ts';
import { viewProgress, viewUnitTasks } from './oversee.ts';
import { planRecheck } from './plan-recheck.ts';
import { RECHECK_UNIT, rechecksOf, recheckUnit } from './recheck-unit.ts';
import { planningReplies } from './replies.ts';
import { readGenerate, readHandover, readLeave, readProgress, readSkip, readVisit } from './sentences.ts';

/** Which whole sentences mean a command; its dialog gets the sentence. */
const SENTENCES: Readonly<Record<string, (text: string) => unknown>> = {
  'plan-visit': readVisit,
  'skip-task': readSkip,
  'hand-over-task': readHandover,
  'take-leave': readLeave,
  'generate-tasks': readGenerate,
  'task-progress': readProgress,
};

/** Forms of what is said of one's own task by its unit. */
const LOOSE_FORMS = { move: 'move-own-task', cannot: 'skip-own-task', give: 'give-own-task' } as const;

/** Whoever writes more tells something else. */
const LONGEST_LOOSE = 50;

const COMMANDS: readonly Command[] = [
  {
    phrases: ['我的任务', '我的检查任务', '检查任务'],
    takes: 'nothing',
    dialogId: 'my-tasks',
    roles: ['inspector'],
    help: '您的检查任务和期限',
  },
  {
    phrases: ['本周任务', '这周任务', '本周检查任务'],
    takes: 'nothing',
    dialogId: 'week-tasks',
    roles: ['inspector'],
    help: '本周到期和安排在本周的检查任务',
  },
  {
    phrases: ['我没完成的任务', '未完成的任务', '没完成的任务', '逾期任务'],
    takes: 'nothing',
    dialogId: 'unfinished-tasks',
    roles: ['inspector'],
    help: '逾期没有完成的检查任务',
  },
  {
    phrases: ['安排任务', '改期'],
    takes: 'text',
    dialogId: 'plan-visit',
    roles: ['inspector', 'qualityOfficer'],
    help: '安排哪天去，直接说「通川营业厅周三去」「RW-2026-0003 改到周五」；另加的任务由安排的人改期',
  },
  {
    phrases: ['跳过任务', '未完成原因', '任务未完成原因'],
    takes: 'text',
    dialogId: 'skip-task',
    roles: ['inspector'],
    help: '跳过去不了的检查任务，须说明原因，如「跳过 RW-2026-0003 停业装修」',
  },
  {
    phrases: ['转给', '移交任务', '转交任务'],
    takes: 'text',
    dialogId: 'hand-over-task',
    roles: ['inspector', 'qualityOfficer', 'leader'],
    help: '把检查任务转给同条线的同事，如「转给 同事姓名 RW-2026-0003」',
  },
  {
    phrases: ['请假'],
    takes: 'text',
    dialogId: 'take-leave',
    roles: ['inspector', 'serviceOfficer', 'manager', 'qualityOfficer', 'leader'],
    help: '登记请假，到期任务转给同事，报表、改进措施和扣分申诉由代理人代办并告知对方，要您决定的改派在岗的人，如「请假 11月30日到12月4日」',
  },
  {
    phrases: ['取消请假', '销假'],
    takes: 'text',
    dialogId: 'cancel-leave',
    roles: ['inspector', 'serviceOfficer', 'manager', 'qualityOfficer', 'leader'],
    help: '取消登记过的请假，可带日期，如「取消请假 11月30日」',
  },
  {
    phrases: ['我的请假', '请假记录'],
    takes: 'nothing',
    dialogId: 'my-leaves',
    roles: ['inspector', 'serviceOfficer', 'manager', 'qualityOfficer', 'leader'],
    help: '您登记过、还没结束的请假',
  },
  {
    phrases: ['安排检查', '加派检查'],
    takes: 'text',
    dialogId: 'add-task',
    roles: ['qualityOfficer', 'leader'],
    help: '在抽查之外另派一次检查，如「安排检查 营业厅 通川 周行远 11月20日」',
  },
  {
    phrases: ['取消任务', '取消检查任务'],
    takes: 'text',
    dialogId: 'cancel-task',
    roles: ['qualityOfficer', 'leader'],
    help: '取消另派的检查或复查，须写明原因，如「取消任务 RW-2026-0031 停业装修」',
  },
  {
    phrases: ['抽查规则', '抽取规则'],
    takes: 'text',
    dialogId: 'draw-rule',
    roles: ['qualityOfficer'],
    help: '查看或修改各类检查每期抽哪些单位，先看下一期会抽到谁，如「抽查规则 营业厅 轮查 3 个」',
  },
  {
    phrases: ['生成任务', '生成检查任务'],
    takes: 'text',
    dialogId: 'generate-tasks',
    roles: ['qualityOfficer'],
    help: '生成或重新抽取一期检查任务，先看抽取结果，如「生成任务 12月 营业厅」',
  },
  {
    phrases: ['安排复查', '复查整改', '安排核验'],
    takes: 'text',
    dialogId: 'plan-recheck',
    roles: ['qualityOfficer', 'inspector'],
    help: '派人到现场复查整改，只查没通过的项，结果出来后自动核验，如「安排复查 ZG-2026-0001 周行远 11月20日」',
  },
  {
    phrases: ['任务进度', '检查任务进度', '任务完成情况'],
    takes: 'text',
    dialogId: 'task-progress',
    roles: ['qualityOfficer', 'leader'],
    help: '检查任务完成得怎样、谁落后了，可带月份，如「11月任务进度」',
  },
  {
    phrases: ['任务'],
    takes: 'text',
    dialogId: 'unit-tasks',
    roles: ['qualityOfficer', 'leader'],
    help: '一个单位近三个月的检查任务，如「任务 通川营业厅」',
  },
];

/** Of those who have tasks: 「通川改周四吧」, 「南外厅在装修，去不了」, 「临巴的给唐知微」, 「复查通川」. */
async function takesLoosely(services: OwnTaskServices, actor: Actor, text: string) {
  if (!hasRole(actor, 'inspector', 'qualityOfficer')) return undefined;
  const said = await readLooseIn(services, text);
  if (!said) return undefined;
  if (said.kind === 'recheck') {
    const found = await rechecksOf(services, actor, said.unitIds);
    const plans = found?.own.length === 0 && found.free;
    return plans
      ? { dialogId: 'plan-recheck', args: { phrase: '安排复查', text: found.unit.name } }
      : { dialogId: RECHECK_UNIT, args: { phrase: '', text } };
  }
  // Who gives tasks out names one by its 单号; they are told so.
  if (!inspects(actor))
    return said.kind === 'move' ? { dialogId: 'plan-visit', args: { phrase: '', text } } : undefined;
  return { dialogId: LOOSE_FORMS[said.kind], args: { phrase: '', text } };
}

/** 检查任务: see README.md. */
export function createPlanningFeature(services: Pick<Services, 'planning' | 'inspections'>): Feature {
  const { planning } = services;
  return {
    dialogs: [
      listMine(planning, 'my-tasks', planningReplies.mine),
      listMine(planning, 'week-tasks', planningReplies.week),
      listMine(planning, 'unfinished-tasks', planningReplies.unfinished),
      new CommandDialog(
        'plan-visit',
        async (turn, args) => (await moveTask(planning, turn, args)) ?? planVisit(planning, turn, args),
      ),
      new CommandDialog('skip-task', (turn, args) => skipTask(planning, turn, args)),
      new CommandDialog('hand-over-task', (turn, args) => handOver(planning, turn, args)),
      new CommandDialog('take-leave', (turn, args) => takeLeave(planning, turn, args)),
      new CommandDialog('view-RW', async ({ actor, now }, { no = '' }) =>
        planningReplies.view(await planning.view({ actor, no }), now),
      ),
      moveOwn(services),
      skipOwn(services),
      giveOwn(services),
      recheckUnit(services),
      generateTasks(planning),
      planRecheck(planning),
      addTask(planning),
      setDrawRule(planning),
      new CommandDialog('cancel-task', (turn, args) => cancelTask(planning, turn, args)),
      new CommandDialog('cancel-leave', (turn, args) => cancelLeave(planning, turn, args)),
      new CommandDialog('my-leaves', async ({ actor, now }) =>
        planningReplies.leaves(await planning.leaves({ actor }), now),
      ),
      new CommandDialog('task-progress', (turn, args) => viewProgress(planning, turn, args)),
      new CommandDialog('unit-tasks', (turn, args) => viewUnitTasks(planning, turn, args)),
    ],
    commands: COMMANDS,
    async takesSentence({ text, actor }) {
      const command = COMMANDS.find(
        ({ dialogId, roles }) => SENTENCES[dialogId]?.(text) !== undefined && roles?.some(role => hasRole(actor, role)),
      );
      if (command) return { dialogId: command.dialogId, args: { phrase: command.phrases[0]!, text } };
      return text.length > LONGEST_LOOSE ? undefined : takesLoosely(services, actor, text);
    },
  };
}
