import type { ChannelName } from '../../src/domain/conversation/channel.ts';

/** What the operator reads when the application starts. */
export const startTexts = {
  chatAt: (address: string) => `质控助手已启动，请用浏览器打开 ${address} ，选一位演示人员开始对话。按 Ctrl+C 停止。`,
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
