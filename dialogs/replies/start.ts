import type { ChannelName } from '../../src/domain/conversation/channel.ts';

/** What the operator reads when the application starts. */
export const startTexts = {
  chatAt: (address: string) => `质控助手已启动，请用浏览器打开 ${address} ，选一位演示人员开始对话。按 Ctrl+C 停止。`,
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

const CHANNELS: Record<ChannelName, string> = {
  local: '本地',
  wecomApp: '企业微信自建应用',
  wecomBot: '企业微信智能机器人',
  relay: '第三方平台',
  robot: '群机器人',
};

function channelsOn(channels: readonly ChannelName[]): string {
  const names = channels.filter(name => name !== 'local').map(name => CHANNELS[name]);
  return names.length > 0 ? `通道：${names.join('、')}` : '没有配置通道';
}
