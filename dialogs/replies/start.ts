import type { ChannelName } from '../../src/domain/conversation/channel.ts';

/** What the operator reads when the application starts. */
export const startTexts = {
  description:
    '启动质控助手：没有任何设置时，用 ./data 里的内嵌数据库和演示分公司，在 http://127.0.0.1:3000 打开聊天页。',
  settings: `
设置用环境变量，或写在 .env 里（从 .env.example 复制，逐项有说明）。常用的：
  PORT=3001                   换一个端口
  DATA_DIR=./data             内嵌数据库和收到的文件放在哪里
  DATABASE_URL=postgresql://… 改用 PostgreSQL
  DEMO=off                    空库启动，不装演示数据
  WECOM_…                     接入企业微信，见 docs/wecom.md
按 Ctrl+C 停止。`,
  chatAt: (address: string, channels: readonly ChannelName[]) =>
    `质控助手已启动，请用浏览器打开 ${address} ，选一位演示人员开始对话${channels.some(isPlatform) ? `（${channelsOn(channels)}）` : ''}。按 Ctrl+C 停止。`,
  stopping: '正在停止：不再接新的工作，手头的办完就结束。',
  stopped: '已停止。',
  /** What a first start, or the first one after an upgrade, is busy with. */
  preparing: {
    creating: '第一次在这个数据目录启动，正在新建内嵌数据库……',
    migrating: '正在建立或升级数据库表，请稍候（通常几秒，机器较慢时要一两分钟）……',
    waiting: '另一个实例正在建立或升级数据库表，等它完成后接着启动（最多等约两分钟）……',
    filling: '正在装入演示分公司的数据（另一个实例正在装时，等它装完）……',
  },
  stillPreparing: {
    creating: (seconds: number) => `仍在新建内嵌数据库，已用 ${seconds} 秒……`,
    migrating: (seconds: number) => `仍在建立或升级数据库表，已用 ${seconds} 秒……`,
    waiting: (seconds: number) => `仍在等另一个实例，已等 ${seconds} 秒……`,
    filling: (seconds: number) => `仍在装入演示数据，已用 ${seconds} 秒……`,
  },
  /** Of the setting ADMIN; the account itself is in the settings, and in no log. */
  admin: {
    notListed:
      'ADMIN 指定的账号既不在企业微信通讯录里，也不在人员名册里，已按管理员对待。如果写错了，请改正 ADMIN，并用 npm run staff 把写错的账号标为离岗。',
    departed: 'ADMIN 指定的账号已离岗，管理员岗位不起作用。请改成在岗人员的账号。',
    former: (count: number) =>
      `有 ${count} 个账号是以前的 ADMIN 给的管理员岗位，现在仍然有效。用 npm run staff -- list 查看；要收回，请在人员表里去掉其「系统管理员」岗位后用 npm run staff -- import 导入。`,
  },
  /** Of what the platform refuses because of the app's settings: what waits is sent once it is mended. */
  misconfigured(code: number): string {
    const advice = MISCONFIGURED[code] ?? '请核对自建应用的设置';
    return `企业微信拒绝了自建应用的请求（${code}）：${advice}，详见 docs/wecom.md。待发的消息会在改好后发出。`;
  },
  /** Of the AI bot's connection, for the log. */
  bot: {
    connected: '智能机器人已连上，消息由本实例接收。',
    refused: '智能机器人被拒绝，请核对 WECOM_BOT_SECRET（以及 WECOM_BOT_ID）；一分钟后再试。',
    kicked:
      '智能机器人的连接被同一机器人的另一个连接顶替：如果不是本服务的其他实例，请找出还有哪个程序在用这个机器人，并停掉它。',
    disconnected: '智能机器人的连接断开了，正在重新连接。',
  },
  listeningAt: (address: string, channels: readonly ChannelName[]) =>
    `质控助手已启动：${address}（${channelsOn(channels)}，本地聊天页未开启）。按 Ctrl+C 停止。`,
};

const MISCONFIGURED: Readonly<Record<number, string>> = {
  40001: 'WECOM_SECRET 不对，请从管理后台该应用的页面重新复制',
  40013: 'WECOM_CORP_ID 不对，请核对管理后台「我的企业」里的企业 ID',
  40056: 'WECOM_AGENT_ID 不对，请核对管理后台该应用的页面',
  43012: '应用没有设置接收消息的回调地址，带按钮的卡片发不出去，请在管理后台该应用的「接收消息」里设置',
  48002: '应用没有调用这个接口的权限，请在管理后台核对',
  50003: '应用已被停用，请在管理后台启用',
  60020: '本服务器访问互联网的地址不在该应用的「企业可信IP」里，请在管理后台该应用的页面补上',
  301002: '用的是别的应用的凭据，请核对 WECOM_AGENT_ID 和 WECOM_SECRET',
};

const CHANNELS: Record<ChannelName, string> = {
  local: '本地',
  wecomApp: '企业微信自建应用',
  wecomBot: '企业微信智能机器人',
  relay: '第三方平台',
  robot: '群机器人',
};

const isPlatform = (name: ChannelName): boolean => name !== 'local';

function channelsOn(channels: readonly ChannelName[]): string {
  const names = channels.filter(isPlatform).map(name => CHANNELS[name]);
  return names.length > 0 ? `通道：${names.join('、')}` : '没有配置通道';
}
