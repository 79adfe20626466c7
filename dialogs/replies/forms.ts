import type { Option } from '../../src/domain/conversation/message.ts';
import { parseSubmission } from '../../src/domain/language/parse-submission.ts';
import type { Reply } from '../framework/reply.ts';

/** What the button that submits a form says. */
export const confirmKey = '1';

/** Beside a question of a form: the root takes the word everywhere. */
export const cancelOption: Option = { key: '取消', label: '取消' };

const BACK = new Set(['上一项', '上一步', '返回上一项', '返回']);
const CORRECTION = /^(?:修改|改一下|更正|改)\s*(.*)$/;

interface SummaryOption extends Option {
  readonly does: 'confirm' | 'correct' | 'cancel';
}

const summaryOptions = [
  { key: confirmKey, label: '确认提交', does: 'confirm' },
  { key: '2', label: '修改', does: 'correct' },
  { key: '3', label: '取消', does: 'cancel' },
] as const satisfies readonly SummaryOption[];

/** Nothing can be corrected where nothing was asked. */
const confirmOptions: readonly SummaryOption[] = [summaryOptions[0], { ...summaryOptions[2], key: '2' }];

const optionsOf = (correctable: boolean): readonly SummaryOption[] => (correctable ? summaryOptions : confirmOptions);

/** 「先填 抽查规则」: asks what was opened earlier before the others. */
const FIRST = /^(?:先填|先做|先办)[「\s]*(.+?)」?$/;

/** What every guided form says. */
/** An answer is quoted to be recognised. */
const MAX_QUOTED = 20;

export const formReplies = {
  summaryOptions,
  optionsOf,
  isConfirmation: (text: string) => ['words', 'firm'].includes(parseSubmission(text) ?? ''),
  confirmsLoosely: (text: string) => parseSubmission(text) === 'loose',
  isBack: (text: string) => BACK.has(text),
  /** 「修改原因」 → 原因; undefined when it is not a correction. */
  correction(text: string): string | undefined {
    return CORRECTION.exec(text)?.[1]?.trim();
  },
  changed: (label: string, value: string): Reply => ({ text: `好的，${label}已改为：${value}` }),
  /** Each with the whole change behind its button. */
  whichToChange: ({ what, to }: { what: string; to: string }, slots: readonly { label: string }[]): Reply => ({
    text: `您说的「${what}」是哪一项？`,
    options: slots.map(({ label }) => ({ key: `把${label}改成${to}`, label })),
  }),
  summary: (title: string, lines: readonly { label: string; value: string }[]): Reply =>
    lines.length === 0
      ? {
          text: `以上就是${title}的全部内容，确认无误请提交。`,
          options: confirmOptions,
        }
      : {
          text: [
            `请核对${title}：`,
            ...lines.map(line => `· ${line.label}：${line.value}`),
            '确认无误后提交；要改哪一项，请发「修改」加项名。',
          ].join('\n'),
          options: summaryOptions,
        },
  whichToCorrect: (slots: readonly Pick<Option, 'label'>[]): Reply => ({
    text: '请问要修改哪一项？',
    options: slots.map(slot => ({ key: `修改${slot.label}`, label: `修改${slot.label}` })),
  }),
  confirmUnclear: (correctable: boolean): Reply => ({
    text: `抱歉，没有看懂。请回复「确认提交」${correctable ? '「修改」' : ''}或「取消」。`,
    options: optionsOf(correctable),
  }),
  /** A loose yes files nothing. */
  sayToSubmit: (correctable: boolean): Reply => ({
    text: `还没有提交。要提交，请回复「确认提交」或「提交」；${correctable ? '要改，请回复「修改」加项名；' : ''}不交了，请回复「取消」。`,
    options: optionsOf(correctable),
  }),
  cancelled: (title: string): Reply => ({ text: `好的，已取消${title}，没有提交任何内容。` }),
  notUnderstood: (text: string, question: Reply): Reply => ({
    ...question,
    text: `没有看懂「${text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text}」。${question.text}`,
  }),
  /** A bare 单号 where words are asked for. `no` is the record the form is about, where it is known. */
  numberIsNoText: ({ no, own, label }: { no: string; own: boolean; label: string }): Reply => ({
    text: own
      ? `现在填的就是 ${no}，不用再发单号。请直接用文字写明${label}。`
      : `「${no}」只是一个单号，不能作为${label}，没有记下。请用文字写明${label}；要看这张单，请发「查看 ${no}」。`,
    options: [...(own ? [] : [{ key: `查看 ${no}`, label: `查看 ${no}` }]), cancelOption],
  }),
  notYet: { text: '还没有填完，请先回答这一项。' } satisfies Reply,
  /** Each open form with its way back, the one that is being asked last. */
  tooManyOpen: (open: readonly string[]): Reply => {
    const names = open.filter(name => name !== '');
    return {
      text: [
        `您还有 ${names.length} 项没填完：`,
        ...names.map((name, at) => `${at + 1}. ${name}${at === names.length - 1 ? '（正在填的）' : ''}`),
        '请先填完或取消其中一项，再办这件事。发「先填」加名称可以换到那一项；发「取消」取消正在填的这一项。这期间照样可以问标准、看待办、按单号查看、发「帮助」。',
      ].join('\n'),
      options: [...names.map(name => ({ key: `先填 ${name}`, label: `先填「${name}」` })), cancelOption],
    };
  },
  /** Which of the open forms a text puts first; undefined when it is no such thing. */
  takesFirst(text: string, names: readonly string[]): number | undefined {
    const name = FIRST.exec(text)?.[1];
    // What only asks why, as after 没用, has no name.
    const at = name ? names.lastIndexOf(name) : -1;
    return at < 0 ? undefined : at;
  },
  atFirst: { text: '这已经是第一项了。' } satisfies Reply,
};
