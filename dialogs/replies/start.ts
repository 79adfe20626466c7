/** What the operator reads when the application starts. */
export const startTexts = {
  chatAt: (address: string) => `质控助手已启动，请用浏览器打开 ${address} ，选一位演示人员开始对话。按 Ctrl+C 停止。`,
  listeningAt: (address: string) => `质控助手已启动：${address}（本地聊天页未开启）。按 Ctrl+C 停止。`,
};
