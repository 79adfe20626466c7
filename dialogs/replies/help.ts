import type { Actor, Role } from '../../src/domain/org/actor.ts';
import { type Command, isFor } from '../framework/command.ts';
import type { Reply } from '../framework/reply.ts';
import { roleNames } from './role-names.ts';

/** What help is asked about, in the order in which it is listed. */
export const TOPICS = ['标准', '检查', '整改', '督办', '扣分', '调查', '考核', '上报', '通报', '待办', '管理'] as const;
export type Topic = (typeof TOPICS)[number];
/** The commands under each topic. */
export type Help = ReadonlyMap<Topic, readonly Command[]>;

/** What a role does most, by the phrases of its commands. Ours. */
export const MOST: Readonly<Record<Role, readonly string[]>> = {
  frontline: ['我的待办', '答复整改', '测评结果', '为什么扣分', '口径'],
  inspector: ['录测评', '我的任务', '核验整改', '异议说明', '测评结果', '我的待办'],
  serviceOfficer: ['我的待办', '答复整改', '上报', '报措施', '申请延期'],
  manager: ['我的待办', '确认结果', '审核整改', '审核上报', '考核申诉', '季度排名'],
  qualityOfficer: ['我的待办', '任务进度', '发起督办', '扣分查询', '审阅上报', '发通报', '导入标准'],
  leader: ['我的待办', '季度排名', '任务进度', '延期审批', '裁决申诉'],
  admin: ['同步通讯录', '标签岗位', '送达情况', '模型用量'],
};
const MOST_LINES = 7;
const MOST_BUTTONS = 6;

const WORDS = new Set(['帮助', '帮助我', '怎么用', '使用说明', '功能', '菜单', 'help', '?', '？']);
/** 「你能做什么」, 「有什么功能」, 「怎么用你」 */
const ASKS_FOR_HELP =
  /^(?:请问)?(?:你|您|这个|机器人|助手)?(?:都|还)?(?:能|会|可以)(?:帮我)?(?:做|干|办|查)(?:些|哪些)?(?:什么|啥|事|哪些事)?(?:事情?)?[?\uFF1F呢啊]*$|^(?:你|您|这个)?有(?:什么|哪些)(?:功能|用处?)[?\uFF1F呢啊]*$|^(?:这个)?(?:怎么|如何|咋)(?:用|使用)(?:你|您|这个)?[?\uFF1F呢啊]*$|^我?(?:不会|不懂怎么)用(?:你|您|这个)?[。.!\uFF01啊]*$/;
const ALL = '全部';
const ABOUT = /^(?:帮助|怎么用|help)[\s:：]+(\S.{0,20})$/i;
const ABOUT_TOPIC = new RegExp(
  `^(?:帮助)?(${[...TOPICS, ALL].join('|')})(?:帮助|怎么用)$|^帮助(${[...TOPICS, ALL].join('|')})$`,
);

/** What help is asked about: '' for the first screen, undefined for no question of the kind. In a form only a topic's name is taken for one. */
export function helpAsked(text: string, inForm: boolean): string | undefined {
  if (WORDS.has(text.toLowerCase()) || ASKS_FOR_HELP.test(text)) return '';
  const topic = ABOUT_TOPIC.exec(text);
  if (topic) return topic[1] ?? topic[2];
  const about = ABOUT.exec(text)?.[1]?.trim();
  return about !== undefined && (!inForm || isTopic(about) || about === ALL) ? about : undefined;
}

/** Help for one person: what they do most, a topic, or whatever a word is found in. */
export function helpReply(
  { actor, help, inForm }: { actor: Actor; help: Help; inForm: boolean },
  about: string,
): Reply {
  const may = (command: Command) => isFor(actor, command);
  const mine = new Map(
    TOPICS.flatMap(topic => {
      const commands = (help.get(topic) ?? []).filter(may);
      return commands.length > 0 ? [[topic, commands] as const] : [];
    }),
  );
  const topics = [...mine.keys()];
  const commands = [...mine.values()].flat();
  const foot = inForm
    ? '您有一项正在填写：「上一项」返回，「取消」退出。'
    : '填写过程中可随时发「上一项」「取消」「帮助」，也可以直接插问标准。';
  const buttons = inForm ? {} : { options: buttonsOf(topics) };
  const byTopic = `更多用法请发「帮助」加主题：${topics.join('、')}；「帮助 全部」一次列全。`;

  if (about === '') {
    const roles = actor.roles.map(role => roleNames[role]).join('、');
    const most = [...new Set(actor.roles.flatMap(role => MOST[role]))]
      .flatMap(phrase => commands.find(command => command.phrases[0] === phrase) ?? [])
      .slice(0, MOST_LINES);
    return {
      text: [
        `${actor.name}（${actor.unitName}，${roles}），您好！我是质控助手，您常用的是：`,
        '· 查标准：直接问就行，如「宽带装机要多久」',
        ...most.map(command => `· ${command.phrases[0]}${suffix(command)}：${briefly(command.help)}`),
        byTopic,
        foot,
      ].join('\n'),
      ...buttons,
    };
  }
  const found =
    about === ALL
      ? commands
      : isTopic(about)
        ? (mine.get(about) ?? [])
        : commands.filter(({ phrases, help: words }) => [...phrases, words].some(each => each.includes(about)));
  if (found.length === 0) return { text: `没有找到和「${about}」有关的用法。${byTopic}`, ...buttons };
  const head = about === ALL ? '您可以这样说：' : `和「${about}」有关的，您可以这样说：`;
  return { text: [head, ...found.map(line), foot].join('\n'), ...(about === ALL ? {} : buttons) };
}

const isTopic = (text: string): text is Topic => (TOPICS as readonly string[]).includes(text);

const line = (command: Command): string => `· ${command.phrases[0]}${suffix(command)}：${command.help}`;

/** The first clause: the examples are under the topic. */
const briefly = (help: string): string => help.split(/[，；（]/u)[0]!;

function buttonsOf(topics: readonly Topic[]) {
  return [...topics.slice(0, MOST_BUTTONS - 1), ALL].map(topic => ({ key: `帮助 ${topic}`, label: topic }));
}

function suffix(command: Command): string {
  if (command.takes === 'number' || command.takes === 'numberAndWords') return ' 单号';
  return command.takes === 'text' ? ' 内容' : '';
}
