import { prefixOf } from './ref-types.ts';

/** The dialog of such words: 「通过」, 「同意」 and the like, without saying of what. */
export const DECISIONS_WAITING = 'decisions-waiting';

const EVERY = '*';

/** Words people use for a command, and the phrase they mean for each kind of record. Nothing here decides: forms ask for a reason and a confirmation. */
const MEANT: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/^(?:驳回|打回|打回去|退回去|退掉|退)$/u, { BZ: '退回', KF: '不予扣分', JF: '不予加分', [EVERY]: '退回' }],
  [
    /^(?:不通过|不同意|否决)$/u,
    { KF: '不予扣分', JF: '不予加分', ZG: '退回', DB: '退回', SB: '退回', DF: '退回', KJ: '退回' },
  ],
  [/^(?:同意|确认|批准|通过)冲销$/u, { KF: '确认冲销', JF: '确认冲销' }],
  [/^(?:不同意|不批准|否决|驳回)冲销/u, { KF: '不予冲销', JF: '不予冲销' }],
  [
    /^(?:撤回|撤销|收回|撤下|撤)(?:审批|提交|申请)?(?:来|回来)?$/u,
    { BZ: '撤回审批', TB: '撤回通报', CP: '作废测评', SJ: '撤销服务事件', KF: '冲销', JF: '冲销' },
  ],
  [
    /^(?:作废|废止|废除|下架|停用|不用|删除|删)$/u,
    {
      BZ: '作废',
      TB: '撤回通报',
      DF: '停用答复',
      KJ: '停用口径',
      CP: '作废测评',
      SJ: '撤销服务事件',
      KF: '冲销',
      JF: '冲销',
    },
  ],
  [/^(?:的)?(?:单位|厅|网点)(?:名称?)?(?:录|填|选|写|报|弄|搞)错$/u, { CP: '作废测评' }],
  [/^(?:(?:升级|转)(?:成|为|到|作)?|(?:重新)?(?:发起|下发|发|开))(?:整改|服务)?督办单?(?:处理)?$/u, { ZG: '发起督办' }],
  [/^(?:上线|公布|发布出去)$/u, { BZ: '发布' }],
  [/^(?:提交|送审|报批|提审|报审)$/u, { BZ: '提交审批', ZG: '答复整改', SB: '上报' }],
  [/^(?:答复|回复|整改)$/u, { ZG: '答复整改', ZT: '答复整改' }],
  [
    // More may follow: why, and what was done.
    /^(?:(?:答复|回复|提交)?整改)?(?:全部|都|全都)?(?:已经?|都)?(?:改好|改完|整改好|整改完|整改完成|整改到位)(?!.*(?:吗|没有|没|呢)$)/u,
    { ZG: '答复整改', ZT: '答复整改' },
  ],
  // More may follow: until when, and why.
  [
    /^(?:整改|报表|措施)?(?:想|要)?(?:申请)?(?:延期|宽限|推迟|延到|延长)(?!审批)/u,
    { ZG: '申请延期', DB: '申请延期', SB: '申请延期', WT: '申请延期' },
  ],
  [/^放行$/u, { SB: '放行上报', WT: '放行措施' }],
  [/^(?:修改|改|编辑|更正)$/u, { DF: '修改答复', KJ: '修改口径' }],
  [/变化|改了什么|改了啥|改了哪些/u, { BZ: '看变化' }],
  [/^看?(?:全文|原文|正文)$/u, { BZ: '看全文' }],
  [/谁.{0,3}(?:没|未|还没)(?:看|阅|读)/u, { BZ: '阅读情况' }],
  [/为(?:什么|啥|何).{0,6}扣/u, { KF: '为什么扣分', ZG: '为什么扣分', DB: '为什么扣分' }],
];

/** The phrases that words may mean for a record, the likeliest first: a phrase as typed, then what people say for one. */
export function phrasesMeant(words: string, no: string): string[] {
  if (words === '') return [];
  const meant = MEANT.flatMap(([said, phrases]) => {
    const phrase = said.test(words) ? (phrases[prefixOf(no)] ?? phrases[EVERY]) : undefined;
    return phrase === undefined ? [] : [phrase];
  });
  return [words, ...meant];
}

const AGREES =
  /^(?:我)?(?:审批|审核|审查)?(?:通过|同意|批准|准予|准|批|可以|没问题|没意见|无意见|照办|ok)(?:通过|审批|发布)?$/iu;
const DISAGREES = /^(?:我)?(?:不通过|不同意|不批|不批准|驳回|否决|打回|拒绝|撤回|撤销|收回|作罢)$/u;

const MOVES_ON = /^(?:我)?(?:退回|放行|核收)$/u;

/** 「通过」, 「同意」, 「驳回」, 「核收」: decides something, and names nothing. */
export function isDecisionWord(text: string): boolean {
  const word = text.replace(/[\s了吧啊呀。.!！~]+$/u, '');
  return AGREES.test(word) || DISAGREES.test(word) || MOVES_ON.test(word);
}

/** 「放行」, 「退回」, 「核收」: commands of several features, each of which would take it for its own. */
export const namesNoRecord = (text: string): boolean => MOVES_ON.test(text.replace(/[\s了吧。.!！]+$/u, ''));
