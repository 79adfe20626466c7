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
  noPort: (port: string) => `端口「${port}」不对，请用 --port 写 0 到 65535 的整数。`,
  portInUse: (port: string) => `端口 ${port} 已被占用，请停止占用它的程序，或用 --port 指定另一个端口。`,
  ready: '回调地址已通过检查，可以开始对话。输入 /help 查看用法。',
  help: `zhou> 录测评      以 zhou 的身份说话（也可以写成 @zhou 录测评），之后的行默认仍是 zhou；命令前也可以写明是谁，如 zhou> /click 1
/click 1          点当前成员最近一张卡片的第 1 个选项（也可以写选项的文字）
/photo 文件       以当前成员的身份发送一张图片
/enter            当前成员打开应用
/bot 录测评       当前成员对智能机器人说话
/botclick 1       点智能机器人最近一张卡片的第 1 个选项
/botphoto 文件    向智能机器人发一张图片
/botfile 文件     向智能机器人发一个文件
/botrate good     评价智能机器人最近一条回答：good 有用，bad 没用
/group 服务群     到群聊里去：之后的 /bot 在群里 @ 机器人，/botclick 点群里的卡片；只写 /group 回到单聊
/advance 1d       把助手的时间往后推进（1h、1d、3d12h），到期的提醒和通知随之发出；助手要用内嵌数据库和 LOCAL_CHAT=on，用 PostgreSQL 时不能推进
/leave zhou       成员离职
/who              通讯录里的成员
/fault …          制造故障：/fault help 查看写法
/botfault …       制造智能机器人平台的故障：/botfault help 查看写法
/violations       查看助手违反平台限制的记录
/help             再看一遍这些用法
/quit             退出`,
  faultUsage: `写法（次数不写就是 1 次；接口如 message/send，* 是任何接口）：
fail <path|*> <errcode> [次数]      接口返回错误码，如 fail message/send 45009
slow <path|*> <毫秒> [次数]         接口变慢
cut-before|cut-after <path|*> [次数] 连接在处理之前或之后断开
late <毫秒> [次数]                  回调晚到
duplicate|retry [次数]              回调重复、已应答仍重发
reorder <个数>                      回调乱序
drop|invaliduser|unlicenseduser <成员> [次数]  发给成员的消息被丢弃、成员无效、成员未授权
token · response-codes · media     令牌、卡片更新码、素材立即过期
clear                              撤销所有故障`,
  botFaultUsage: `写法（次数不写就是 1 次）：
kick                     连接被另一个连接顶替
cut                      连接断开
refuse                   断开，之后拒绝凭据
lose-callbacks [次数]    发给机器人的消息丢失
lose-frames [次数]       机器人发出的帧丢失
lose-acks [次数]         收下但不应答
busy|limited [次数]      回答系统繁忙、超过频率
late                     回复都算太晚
clear                    撤销以上故障`,
  rateUsage: '请写 /botrate good（有用）或 /botrate bad（没用）。',
  nothingToRate: '还没有可以评价的回答。',
  held: (held: number, of: number) => `这条回调先扣下（${held}/${of}），等够 ${of} 条再倒序送出，请接着输入。`,
  unknownCommand: '没有这个命令，输入 /help 查看用法。',
  nobody: '请先写明是谁，如「zhou> 录测评」。',
  noBot: '智能机器人还没有连上。',
  noCard: '还没有可以点的卡片。',
  cardUsed: (shown: string) => `这张卡片已经点过了（${shown}），没有按钮了。`,
  noOption: (choice: string, count: number) =>
    `卡片上没有「${choice}」这个选项，请写 1 到 ${count} 的序号，或选项的文字。`,
  unknownPerson: (userId: string) => `通讯录里没有「${userId}」，输入 /who 查看成员。`,
  noFile: (path: string) => `读不到文件 ${path}，请检查路径。`,
  inGroup: (group: string | undefined) =>
    group === undefined
      ? '已回到单聊。'
      : `现在在群聊「${group}」里：/bot 的话会 @ 机器人，/botclick 点群里的卡片；/group 回到单聊。`,
  noClock: '这里没有可以推进时间的助手。',
  advanced: (now: string) => `助手的时间已推进到 ${now}。`,
  notAdvanced: (why: string) => `没有推进时间：${why}`,
  clockUnreachable: '连不上助手。请用上面列出的环境变量启动它（要用内嵌数据库和 LOCAL_CHAT=on 才能推进时间）。',
  failed: (why: string) => `没有办成：${why}`,
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
