import type { Actor } from '../src/domain/org/actor.ts';
import { type Command, isFor, type Matched, matchCommand, type Talk } from './framework/command.ts';

/** What people say instead of a command's phrase. */
interface Plain {
  /** The phrase of the command that is meant. Who has not got that command means something else. */
  readonly phrase: string;
  /** Each a whole sentence, without blanks and what is said out of politeness; `of` is what the command is given. */
  readonly said: readonly RegExp[];
  /** Taken, without a record, also where nothing was talked about. */
  readonly orNothing?: true;
  /** Kind of record, by its prefix or `any`, that has to be what was last talked about; it is given to the command. */
  readonly about?: string;
}

const LEAD =
  /^(?:请问|麻烦[你您]?|帮[我忙]|给我|我?(?:想要?|要)(?=[查看问了知])|(?:查|看|问|了解|知道)(?:一[下查看]|看|下)?(?!出)|现在|目前|请|那么?(?=[我今本这下])|[,，])+/u;
const TAIL = /(?:一下|谢谢[你您]?|[吗呢啊呀吧嘛哈的了]|[。.!！?？~])+$/u;

/** Whoever writes more tells or asks something of its own. */
const LONGEST = 80;

const DUTY = '(?:处理|办理?|做|干|弄|完成|跟进|回复|答复|签收|审批|审核|复核|核验|裁定|放行|确认|签|批)';
const MONTH = '(?:(?:这|本|上|上上)个?月|(?:去年|今年|\\d{4}年)?[\\d一二三四五六七八九十]{1,3}月份?)';
const WHEN = '(?:今天|今早|上午|下午|明天|最近|接下来|这会儿|(?:这|本|下)个?(?:周|星期|礼拜|月))*';
const MATTER = '(?:事情?|事项|工作|活儿?|单子|任务)';
const FOR_ME = '(?:(?:是)?(?:我|需要我|要我|等着?我|该我|要|需要|该)(?:来|去|马上|尽快)?)';
const WEEK = '(?:这|本)个?(?:周|星期|礼拜)';
const PLACES = '(?:营业厅|厅|单位|部门|地方|网点|分公司|县|家)?';
const WHICH = '(?:哪里|哪儿|哪些|哪几[个家]|哪[个家]?|什么|几[个家]|多少[个家]?)';
const CHECK = '(?:监督检查|检查|抽查|测评|查|跑|去)';
const SOON = '(?:刚才|刚刚|刚|上一?[单次]|前面|之前|今天|昨天|早上|上午|下午)?';
/** What it should have been; whoever asks how it is put right asks for the rule. */
const TO_BE = '(?:(?:了|[,，])(?!.*(?:怎么|如何|咋|谁|多久|规定)).*)?';
/** Of points that were confirmed by mistake. */
const WRONGLY = `(?:扣分?|加分?|确认)错${TO_BE}`;
const WRITTEN = '(?:提交|录|报|填|交)的';
/** What somebody has filed: 那单, 录的那份测评. */
const FILED = `(?:(?:${WRITTEN})?[那这]?一?[个单份张次](?:测评|检查|结果)?|${WRITTEN}(?:测评|检查|结果)?|测评|检查|结果|上一?[单次份个])`;
const OWN = '(?:我们?|咱们?|我厅|本厅|我部|本部|本单位)';
/** What is said of points, and of no inspection. */
const UNFAIR =
  '(?:你们)?(?:这|那)(?:个|笔|次|一笔)?分(?:数)?(?:扣得|扣的|扣)(?:太)?(?:不对|不合理|不公平|有问题|有误|冤枉?|重|狠|错了?)';

/** In this order: whoever inspects means their tasks where others mean what waits for them. */
const PLAIN: readonly Plain[] = [
  {
    phrase: '本周任务',
    said: [
      whole(`我?${WEEK}我?还?(?:要|该|得|需要|应该|有)?去?${CHECK}?${WHICH}${PLACES}(?:任务)?(?:没|没有|要)?${CHECK}?`),
      whole(`我?${WEEK}我?还?有(?:什么|哪些|几个|多少)(?:检查)?(?:任务|安排)`),
    ],
  },
  {
    phrase: '我的任务',
    said: [
      whole(`我?${WHEN}我?还?(?:要|该|得|需要|应该)?去?${CHECK}${WHICH}${PLACES}${CHECK}?`),
      whole(`我?${WHEN}我?还?(?:有|剩)下?${WHICH}${PLACES}(?:任务)?(?:没|没有|未|要)${CHECK}?(?:完成|做)?`),
      whole(`我?${WHEN}我?还?有(?:什么|哪些|几个|多少)(?:检查)?(?:任务|安排)`),
    ],
  },
  {
    phrase: '我的请假',
    said: [
      whole('我(?:的|登记的?|请了?的)?(?:请假|假)(?:记录|情况|登记)?(?:有哪些|是哪几天)?'),
      whole('我(?:登记|请)了?(?:哪几天|哪些天|几天)的?假'),
    ],
  },
  {
    phrase: '作废测评',
    about: 'CP',
    orNothing: true,
    said: [
      whole(`我?[要想]?把?${SOON}的?我?${FILED}[要得就]?(?:整单)?(?:作废|撤回|撤销|撤)[掉来]?`),
      whole(
        `我?把?${SOON}的?我?${FILED}?[的把]?(?:被?检查|测评)?(?:单位|厅|网点)我?(?:录|填|选|写|报|弄|搞)错${TO_BE}`,
      ),
    ],
  },
  // Of points, named or just talked about, it is the 冲销; of anything else, the result.
  {
    phrase: '冲销',
    said: [whole(`把?(?<of>(?:KF|JF)-\\d{4}-\\d{4,})(?:[那这][个笔])?(?:是|好像|可能)?${WRONGLY}`)],
  },
  ...(['KF', 'JF'] as const).map(about => ({
    phrase: '冲销',
    about,
    said: [whole(`我?${SOON}的?我?(?:[那这][个单项笔张次])?我?(?:是|好像|可能)?${WRONGLY}`)],
  })),
  {
    phrase: '更正测评',
    said: [
      whole(
        `我?${SOON}的?我?(?:那[个单项张次]|提交的|录的|报的)?(?:测评|检查|结果)(?:里|的)?.{0,12}?(?:录|填|扣|打|写|选|记)(?:错|漏|多|少|反)${TO_BE}`,
      ),
      whole(`我?${SOON}我?(?:测评|检查)?(?:录|填)(?:错|漏|反)${TO_BE}`),
    ],
  },
  {
    phrase: '更正测评',
    about: 'CP',
    said: [
      whole(`我?${SOON}我?(?:那[个单项张次])?.{0,12}?(?:录|填|扣|打|写|选|报|记|说|点)(?:错|漏|多|少|反)${TO_BE}`),
    ],
  },
  // Without a result that was talked about it is asked which.
  {
    phrase: '更正测评',
    said: [whole(`(?:刚才|刚刚|刚)的?那[个单项张次](?:录|填|扣|打|写)(?:错|漏|多|少|反)${TO_BE}`)],
  },
  ...(
    [
      ['异议', 'CP'],
      ['考核申诉', 'KF'],
      ['异议', undefined],
    ] as const
  ).map(([phrase, about]) => ({
    phrase,
    ...(about && { about }),
    said: [
      whole(
        `(?:对)?${OWN}?(?:对)?(?:这[个次份]|本次|该)?(?:检查|测评)?的?(?:结果|得分|扣分|分数|打分|成绩)?${OWN}?(?:坚决|绝对|都|很)?(?:不服气?|不认可?|不接受|不承认|有异议|有意见|不同意)(?:这[个次份])?(?:结果|扣分|得分)?`,
      ),
      whole(
        `${OWN}?(?:觉得|认为)?(?:这[个次份]|本次|该)?(?:检查|测评)?的?(?:结果|得分|扣分|分数|打分|成绩)(?:扣得|打得)?(?:不对|不合理|不公平|有问题|有误)`,
      ),
      whole(
        `${OWN}?(?:觉得|认为)?(?:这[个次份]|本次)?(?:检查|测评)?(?:扣|打)(?:分)?得?(?:不对|不合理|不公平|太重|太狠|冤枉)`,
      ),
    ],
  })),
  {
    phrase: '异议',
    said: [
      whole(
        `(?:对)?(?<of>[^,，。]{2,12}?)(?:那|这)[个项条]${OWN}?(?:都|坚决|绝对)?(?:不认|不服|不认可|不接受|不承认|有异议|有意见)(?:[,，].*)?`,
      ),
    ],
  },
  {
    phrase: '测评结果',
    about: 'CP',
    said: [
      whole(`(?:刚才|刚刚|上面|这|那)?(?:那|这)?[单个张次份](?:测评|检查)?(?:一共|总共)?(?:得了?|是|有)?(?:多少|几)分`),
    ],
  },
  {
    phrase: '查看',
    about: 'any',
    said: [
      whole(
        '(?:这个|那个|它|我的|我们的)?(?:审批|申请|申诉|异议|延期|责任认定|整改|督办|报表|措施)?(?:批了没有?|批下来了?没有?|批没批|通过了没有?|过了没有?|审了没有?|审完了?没有?|到哪一?步|到哪儿?|(?:有|出)结果了?没有?|(?:啥|什么)时候(?:有|出)结果|怎么样)',
      ),
    ],
  },
  {
    phrase: '扣分查询',
    said: [
      whole(
        `${OWN}(?:厅|部门|单位)?的?(?<of>${MONTH})?(?:一共|总共|到底)?(?:有没有|是不是|会不会)?(?:要|要被|被|又被)?扣(?:了|过)?(?:${OWN}的?)?(?:多少|几|过)?分?(?:没有|没)?`,
      ),
      whole(
        `(?<of>${MONTH})${OWN}(?:厅|部门|单位)?的?(?:一共|总共)?(?:有没有)?(?:被)?扣(?:了|过)?(?:多少|几)?分?(?:没有|没)?`,
      ),
      whole(`(?:是不是|又|真的?)?要扣${OWN}(?:厅|部门|单位)?的?分`),
    ],
  },
  {
    phrase: '确认扣分',
    said: [
      whole('(?:我)?(?:还)?有(?:没有)?(?:什么|哪些|几[个笔])?扣分(?:是)?(?:要|需要|等着?)?(?:我)?(?:来|去)?确认'),
      whole('(?:扣分待确认|待确认的?扣分)(?:有哪些|有几[个笔])?'),
    ],
  },
  { phrase: '确认加分', said: [whole('(?:加分待确认|待确认的?加分)(?:有哪些|有几[个笔])?')] },
  {
    phrase: '责任认定',
    said: [
      whole('裁定责任|认定责任|责任认定待裁定|待裁定的?责任认定'),
      whole(
        '(?:我)?(?:还)?有(?:没有)?(?:什么|哪些)?责任认定(?:是)?(?:要|需要|等着?)?(?:我)?(?:来|去)?(?:裁定|办|处理|定)',
      ),
    ],
  },
  {
    phrase: '核验整改',
    said: [
      whole(
        '(?:我)?(?:还)?有(?:没有)?(?:什么|哪些|几[个份])?(?:整改)?(?:是)?(?:要|需要|该|等着?)(?:我)?(?:来|去)?核验(?:的整改)?',
      ),
    ],
  },
  {
    phrase: '答复整改',
    said: [whole('我?(?:要|想)?(?:提交|交|报|写|填)(?:一下)?整改(?:答复|结果|材料|报告|情况)?(?:一下)?')],
  },
  {
    phrase: '申请延期',
    said: [
      whole(
        '.{0,30}?(?:能不能|能否|可不可以|可以|想|想要|需要|申请|请求|求)(?:再|给)?(?:我们|我)?(?:宽限|延长?|缓|推迟|晚交|晚)(?:个)?(?:几|一|两|三|[\\d]+)?(?:天|日|周|期|一下|时间)',
      ),
    ],
  },
  {
    phrase: '上报',
    said: [
      whole(
        `${OWN}?(?:部门|单位)?${WHEN}${OWN}?(?:还)?(?:要|该|得|需要)(?:交|报|上报|填)(?:什么|啥|哪些|几[个份张])(?:报表|报告|材料)`,
      ),
      whole(
        `${OWN}?(?:部门|单位)?${WHEN}(?:还)?有(?:什么|啥|哪些|几[个份张])(?:报表|报告)(?:要|该|得|没|没有)(?:交|报|上报|填)`,
      ),
    ],
  },
  {
    phrase: '发起督办',
    // 逾期几天要发督办 asks for the rule: one thing has to be pointed at.
    said: [
      whole('.{2,20}?(?:那|这)[个项条单件](?:问题)?(?:要|得|也|就)?(?:发起|发一?个?|下一?个|下发|上|升级成?)督办单?'),
    ],
  },
  {
    phrase: '看原文',
    said: [
      whole('(?:把)?(?:条款)?(?:原文|出处|依据)(?:发|给|贴|转)(?:给)?我?(?:看看|看)?(?:一?下)?'),
      whole('(?:这个?)?(?:的)?(?:出处|依据)(?:是什么|在哪[里儿]?|是哪)'),
    ],
  },
  {
    phrase: '没用',
    said: [
      whole(
        '(?:你|您)?(?:刚才?|上面|刚刚)?(?:的|那[个条]|这[个条])?(?:你|您)?(?:答案|回答|答|说|讲)(?:的|得)?(?:不对|错了?|不准|有问题|没用|不清楚)|答非所问',
      ),
    ],
  },
  {
    phrase: '任务进度',
    said: [
      whole(
        `${WHEN}(?:检查|测评|抽查)?(?:任务)?(?:还有)?(?:谁|哪些人)(?:的(?:检查|任务))?(?:还)?(?:没|没有|未)(?:有)?(?:查|检查|做|完成)(?:完|好)?(?:任务|检查)?`,
      ),
      whole(
        '(?<of>(?:下|这|本|上)个?月|(?:\\d{4}年)?[\\d一二三四五六七八九十]{1,3}月)份?的?(?:检查|测评)的?(?:安排|计划|任务)(?:是什么|怎么样|有哪些)?',
      ),
      whole(
        `(?<of>(?:下|这|本)个?月|[\\d一二三四五六七八九十]{1,3}月)份?(?:我们?)?(?:要|都|打算|计划)?(?:去)?${CHECK}${WHICH}${PLACES}`,
      ),
    ],
  },
  {
    phrase: '我的待办',
    said: [
      whole(`我?${WHEN}我?还?有(?:没有)?(?:什么|哪些|啥|几件|多少)${MATTER}${FOR_ME}?${DUTY}?`),
      whole(`我?${WHEN}我?还?有(?:没有)?${MATTER}${FOR_ME}${DUTY}?`),
      whole(
        `我?${WHEN}我?还?有(?:没有)?(?:什么|哪些|啥|几件)?(?:是)?(?:要|需要|该|等着?)我?(?:来|去|马上|尽快)?${DUTY}(?:的?(?:事情?|事项|单子))?`,
      ),
      whole(`我?${WHEN}我?(?:还)?(?:该|要|应该|需要)(?:做|办|干|处理)(?:什么|啥|哪些|些什么)(?:事情?|工作)?`),
      whole('我?(?:今天|今早|这会儿|现在|这周)我?(?:干|做|办)(?:什么|啥|点啥)'),
      whole(
        `${OWN}?(?:厅|部门|单位)?${WHEN}我?(?:现在)?(?:还)?有(?:什么|哪些|啥|几件|多少)(?:事情?|事项|工作|单子)?(?:还)?(?:没|没有|未)${DUTY}(?:完|好)?`,
      ),
      whole(`我?的?待${DUTY}的?(?:事情?|事项|单子|工作)?(?:有哪些|有什么)?`),
    ],
  },
  {
    phrase: '考核申诉',
    said: [whole(`${UNFAIR}[,，]?${OWN}?(?:要|想)(?:提出?|考核)?申诉`)],
  },
  ...(['KF', undefined] as const).map(about => ({
    phrase: '为什么扣分',
    ...(about && { about }),
    said: [whole(`${UNFAIR}(?:[,，].{0,12})?`), whole('凭什么|凭啥|(?:你们)?凭(?:什么|啥)扣(?:我们?|咱们?)的?分?')],
  })),
];

/** The command that a whole sentence means for this person; undefined when it means none. */
export function commandMeant(
  text: string,
  { actor, talk, commands }: { actor: Actor; talk: Talk; commands: readonly Command[] },
): Matched | undefined {
  if (text.length > LONGEST) return undefined;
  const core = text.replaceAll(/\s/g, '').replace(LEAD, '').replace(TAIL, '');
  for (const { phrase, said, about, orNothing } of PLAIN) {
    if (!suits({ about, orNothing }, talk)) continue;
    const found = said.map(pattern => pattern.exec(core)).find(match => match !== null);
    if (!found) continue;
    const given = about === undefined ? found.groups?.of : talk.about;
    const matched = matchCommand(given === undefined ? phrase : `${phrase} ${given}`, commands);
    if (matched && has(actor, matched.command)) return matched;
  }
  return undefined;
}

function suits({ about, orNothing }: Pick<Plain, 'about' | 'orNothing'>, talk: Talk): boolean {
  if (about === undefined || (orNothing && !talk.about)) return true;
  return about === 'any' ? talk.about !== undefined : talk.about?.startsWith(`${about}-`) === true;
}

/** What help shows to nobody is for everybody. */
const has = (actor: Actor, command: Command): boolean => command.roles?.length === 0 || isFor(actor, command);

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}
