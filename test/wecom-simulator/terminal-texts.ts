import { botOptions } from './bot-options.ts';
import type { ShownMessage as BotMessage } from './bot-simulator.ts';
import type { CallbackOutcome } from './callbacks.ts';
import type { ShownMessage } from './company.ts';

/** What whoever runs `npm run wecom:simulate` reads. */
export const terminalTexts = {
  usage: '[选项]',
  description: '模拟企业微信：真实的 HTTP 接口和加密回调，可以以任何成员的身份输入，也可以按命令制造故障。',
  callback: '应用的回调地址',
  port: '模拟器监听的端口',
  host: '模拟器监听的地址',
  people: '通讯录：demo（演示分公司）或 small（四个人）',
  environment: (lines: readonly string[]) => `请用下面的环境变量启动助手：\n\n${lines.join('\n')}\n`,
  waiting: (url: string) => `正在等待助手的回调地址 ${url} 通过检查……`,
  ready: '回调地址已通过检查，可以开始对话。输入 /help 查看用法。',
  help: `zhou> 录测评      以 zhou 的身份说话（也可以写成 @zhou 录测评），之后的行默认仍是 zhou
/click 1          点当前成员最近一张卡片的第 1 个选项（也可以写选项的文字）
/bot 录测评       当前成员对智能机器人说话（要先说过一句话，才知道当前成员是谁）
/botclick 1       点智能机器人最近一张卡片的第 1 个选项
/photo 文件       以当前成员的身份发送一张图片
/enter            当前成员打开应用
/leave zhou       成员离职
/who              通讯录里的成员
/fault …          制造故障：/fault help 查看写法
/violations       查看助手违反平台限制的记录
/quit             退出`,
  unknownCommand: '没有这个命令，输入 /help 查看用法。',
  nobody: '请先写明是谁，如「zhou> 录测评」。',
  noBot: '智能机器人还没有连上。',
  noCard: '还没有可以点的卡片。',
  faultSet: '已设置。',
  noViolations: '没有违反平台限制的记录。',
  lost: (outcome: CallbackOutcome) => `回调没有送达，共试了 ${outcome.tries} 次：${outcome.statuses.join('、')}`,
  shownByBot(chat: string, { text, card, file }: BotMessage): string {
    const options = card ? botOptions(card).map((option, index) => `  [${index + 1}] ${option.text}`) : [];
    return `机器人 → ${chat}：${[text, file && `[文件] ${file.name}`, ...options].filter(line => line).join('\n')}`;
  },
  shown({ userId, kind, text, card, file }: ShownMessage): string {
    const lines = [card?.title, text, file && `[${kind === 'image' ? '图片' : '文件'}] ${file.name}`];
    const options = (card?.options ?? []).map((option, index) => `  [${index + 1}] ${option.text}`);
    return `助手 → ${userId}：${[...lines, ...options].filter(line => line).join('\n')}`;
  },
};
