import type { Option } from '../../src/domain/conversation/message.ts';
import type { Verdict } from '../../src/domain/investigations/rules.ts';
import type { Services } from '../../src/services/index.ts';
import { showFiles } from '../framework/files-slot.ts';
import type { Reply } from '../framework/reply.ts';
import { command, commandFor } from '../penalties/words.ts';
import { explainDue, showTime } from '../replies/times.ts';
import type { AskedUnit, UnclearUnit } from './which-unit.ts';

type Investigations = Services['investigations'];
type View = Awaited<ReturnType<Investigations['view']>>;
type Opened = Awaited<ReturnType<Investigations['open']>>;
type Stated = Awaited<ReturnType<Investigations['state']>>;
type Concluded = Awaited<ReturnType<Investigations['conclude']>>;

const refTo = (no: string) => ({ type: 'investigation' as const, no });
const filesText = (files: number): string => (files > 0 ? `；附 ${showFiles(files)}` : '');

const VERDICT: Readonly<Record<Verdict, string>> = {
  told: '已如实反映',
  concealed: '隐瞒或不如实反映',
  unheard: '未收到说明',
};
export const showVerdict = (verdict: Verdict): string => VERDICT[verdict];

/** Nobody who told nothing is said to have told the facts. */
const concealedOptions = (statements: number) => [
  statements > 0
    ? { key: '1', label: VERDICT.told, aliases: ['如实', '如实反映', '没有隐瞒', '未隐瞒', '属实'] }
    : { key: '1', label: VERDICT.unheard, aliases: ['没有说明', '没收到说明', '没有隐瞒', '未隐瞒', '不认定隐瞒'] },
  { key: '2', label: VERDICT.concealed, aliases: ['隐瞒', '有隐瞒', '不如实', '不如实反映', '未如实反映', '不属实'] },
];

function notAsked(no: string, unitName: string, at: Date, now: Date): Reply {
  return {
    text: `调查通知要到 ${showTime(at, now)} 才送达${unitName}，对方还不知情，暂时不能下结论。`,
    options: [command('查看', no)],
    ref: refTo(no),
  };
}

export const investigationReplies = {
  noneToState: '目前没有等您单位说明情况的调查。',
  noneToConclude: '目前没有等您下结论的调查。单位说明之前要下结论的，请发「调查结论」加单号。',
  /** `said`: a name that fits no unit, or not only one. */
  askUnit: (offered: readonly Option[], said?: UnclearUnit): Reply => {
    const ask = '请问向哪个部门调查？可以选择，也可以直接发部门或营业厅的名称。';
    if (said?.kind === 'unclear') {
      const [only, ...others] = said.names;
      const options = said.names.map(name => ({ key: name, label: name }));
      const which =
        others.length > 0 ? `「${said.said}」可能是以下单位，请问是哪一个？` : `您说的「${said.said}」是${only}吗？`;
      return { text: `${which}也可以直接发单位的全称。`, options };
    }
    const unknown = said?.said === undefined || said.said === '' ? '' : `没有找到「${said.said}」这个单位。`;
    return { text: `${unknown}${ask}`, options: offered };
  },
  /** A hall answers for no points: its 责任部门 tells. */
  answersFor: ({ name, place }: AskedUnit): Reply | undefined =>
    place === undefined ? undefined : { text: `${place}由${name}负责，将请${name}说明情况。` },
  showUnit: ({ name, place }: AskedUnit): string => (place === undefined ? name : `${name}（${place}的责任部门）`),
  askSubject: { text: '请用一句话写明调查什么问题。' } satisfies Reply,
  askQuestion: { text: '请写明需要对方说明什么，例如时间、经过、经办岗位、处理结果。' } satisfies Reply,
  askFiles: '请发送引起调查的材料（工单截图、照片等）。',
  askFacts: { text: '请如实写明情况：时间、经过、原因、处理结果。' } satisfies Reply,
  askProof: '请发送佐证（图片或文件）。',
  askEvidence: '请发送结论依据的证据（图片或文件）。',
  evidenceNeeded: (statements: number): Reply => ({
    text: `${
      statements > 0
        ? '认定隐瞒须有依据：附上证据，或者在结论里写明与哪条记录、哪份说明（单号）不符，单号要查得到；要补写，请发「上一步」。'
        : '对方没有说明，只凭没有说明不能认定隐瞒。'
    }请发送能证明隐瞒的证据（图片或文件），发完请回复「好了」；没有证据的，请发「取消」，重新下结论，不认定隐瞒。`,
  }),
  notAskedYet: ({ no, unitName, askedAt }: View, now: Date): Reply => notAsked(no, unitName, askedAt, now),
  concealedOptions,
  showVerdict,
  askConcealed: (statements: number): Reply => ({
    text: statements > 0 ? '请认定：对方是否如实反映了情况？' : '对方没有说明情况。请认定：',
    options: concealedOptions(statements).map(({ key, label }) => ({ key, label })),
  }),
  askFinding: (concealed: boolean): Reply => ({
    text: concealed
      ? '请写明查明了什么，以及隐瞒或不如实之处（将作为扣分事由告知对方）。'
      : '请写明查明的事实和结论（将告知对方）。',
  }),
  unheardYet: (shown: Reply, { unitName, dueAt }: View, now: Date): Reply => ({
    ...shown,
    text: `${shown.text}\n${unitName}还没有说明，期限到 ${showTime(dueAt, now)}。现在可以下结论，但还不能认定隐瞒。`,
  }),

  opened: (opened: Opened, now: Date): Reply => ({
    text: [
      `已发起调查 ${opened.no}「${opened.subject}」，已通知${opened.unitName}的负责人和服务管理人员。`,
      `说明期限：${showTime(new Date(opened.dueAt), now)} 前（${explainDue(opened.dueBasis)}）。`,
    ].join('\n'),
    options: [command('查看', opened.no)],
    ref: refTo(opened.no),
  }),

  stated(outcome: Stated): Reply {
    const { no } = outcome;
    const options = [command('查看', no)];
    if (outcome.kind === 'concluded') return { text: `调查 ${no} 已有结论，不能再补充说明。`, options, ref: refTo(no) };
    const late = outcome.late ? '（已超过说明期限）' : '';
    return {
      text: `情况说明已记入调查 ${no}${late}，并已通知质控岗。有补充的，结论作出前可以再发「说明情况 ${no}」。`,
      options,
      ref: refTo(no),
    };
  },

  concluded(outcome: Concluded, now: Date): Reply {
    const { no } = outcome;
    switch (outcome.kind) {
      case 'concluded':
        return {
          text: `调查 ${no} 已有结论：${outcome.verdict === 'unheard' ? `${showVerdict(outcome.verdict)}（${outcome.unitName}）` : `${outcome.unitName}${showVerdict(outcome.verdict)}`}。已通知该部门。${
            outcome.penaltyNo === null ? '' : `拟扣分 ${outcome.penaltyNo}，待另一位质控岗或分管领导确认。`
          }`,
          options: [command('查看', no)],
          ref: refTo(no),
        };
      case 'updated':
        return {
          text: `${no} 刚收到新的情况说明，还没有下结论。请先看过再写。`,
          options: [command('调查结论', no), command('查看', no)],
          ref: refTo(no),
        };
      case 'unheard':
        if (outcome.toldAt !== null) return notAsked(no, outcome.unitName, new Date(outcome.toldAt), now);
        return {
          text: `${outcome.unitName}还没有说明，期限到 ${showTime(new Date(outcome.dueAt), now)}，在此之前不能认定隐瞒。`,
          options: [command('查看', no)],
          ref: refTo(no),
        };
      case 'unproven':
        return {
          text: `没有附上证据，结论里也没有写明与哪条查得到的记录（单号）不符，不能认定${outcome.unitName}隐瞒。请备好证据后再写结论。`,
          options: [command('调查结论', no), command('查看', no)],
          ref: refTo(no),
        };
      case 'already':
        return { text: `调查 ${no} 已有结论。`, options: [command('查看', no)], ref: refTo(no) };
      default:
        throw new Error(`no wording for ${JSON.stringify(outcome satisfies never)}`);
    }
  },

  view(view: View, now: Date): Reply {
    const { no, conclusion } = view;
    const lines = [
      `${no} 服务问题调查（${conclusion ? '已有结论' : '调查中'}）`,
      `· 调查单位：${view.unitName}`,
      `· 问题：${view.subject}${filesText(view.files)}`,
      `· 请其说明：${view.question}`,
      `· 发起：${view.byName}，${showTime(view.openedAt, now)}`,
      `· 说明期限：${showTime(view.dueAt, now)}（${explainDue(view.dueBasis)}）`,
      ...(view.statements.length === 0 ? ['· 还没有收到说明'] : []),
      ...view.statements.map(
        ({ text, byName, at, files }) =>
          `【${view.unitName}】${text}（${byName}，${showTime(at, now)}${at > view.dueAt ? '，已超过期限' : ''}）${filesText(files)}`,
      ),
      ...(conclusion
        ? [
            `【结论】${conclusion.finding}`,
            `· 认定：${showVerdict(conclusion.verdict)}，${conclusion.byName}，${showTime(conclusion.at, now)}`,
          ]
        : []),
    ];
    return {
      text: lines.join('\n'),
      options: [
        ...(view.canState ? [command('说明情况', no)] : []),
        ...(view.canConclude ? [command('调查结论', no)] : []),
        ...(view.files > 0 || view.statements.some(({ files }) => files > 0) ? [command('看照片', no)] : []),
        ...(conclusion?.penaltyNos ?? []).map(penaltyNo => commandFor('为什么扣分', penaltyNo)),
      ],
      ref: refTo(no),
    };
  },
};
