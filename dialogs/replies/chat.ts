import type { AppError } from '../../src/errors.ts';
import { renderError } from './errors.ts';

const problemTexts: Record<string, string> = {
  malformed: '看不懂这一行。应为「@账号 内容」「@账号 !file 路径」「/advance 3d4h」「/at 时间」「/reset」或「# 注释」',
  badDuration: '时长写法不对，例如 90m、3d4h、1w',
  badTime: '时间写法不对，例如 2026-11-22T09:00:00+08:00',
  backwards: '时间不能倒退',
  unknownPerson: '没有这个人员账号',
};

/** What the terminal chat says besides the bot's own messages. */
export const chatTexts = {
  description: '在终端里与质控助手对话：直接输入，或用 --script 执行一段对话脚本。',
  as: '以谁的身份说话（人员账号）',
  script: '对话脚本文件；- 表示从标准输入读取',
  json: '每条发给人的消息输出一行 JSON（与 --script 一起用）',
  data: '数据目录；不写则用 DATABASE_URL，再没有就用一次性的内存数据库',
  at: '开始时间（ISO），如 2026-11-02T09:00:00+08:00；不写则按脚本里的「# at 时间」，没有就从现在开始（夜间免打扰时段从早上 8:00 开始）。脚本中时间只随 /advance、/at 推进',
  examples: `
脚本每行一步：
  @lina 宽带装机要多久        某人说一句话（选项可输入编号或名称）
  @zhou !file photo.png       发送文件
  /advance 3d4h               推进时间，并依次执行到期的事项
  /at 2026-11-10T09:00+08:00  推进到某个时间
  /reset                      忘掉进行中的对话
  # at 2026-11-02T09:00       脚本从这个时间开始（写在第一行）
  # 注释
例：
  npm run chat -- --as zhou
  npm run --silent chat -- --script demo.chat --json --at 2026-11-02T09:00:00+08:00`,
  badTime: (text: string) => `--at 的时间「${text}」看不懂，请写成 2026-11-02T09:00:00+08:00`,
  noScript: (file: string) => `读不到脚本文件 ${file}`,
  noFile: (path: string) => `读不到文件 ${path}`,
  problem: (problem: { line: number; problem: string; text: string }) =>
    `第 ${problem.line} 行：${problemTexts[problem.problem]}（${problem.text.slice(0, 80)}）`,
  uploadNeedsServer: (to: string, text: string) =>
    `（终端对话没有运行网页服务，这个链接现在打不开。在终端里请直接发文件：@${to} !file 文件路径；要用上传页，请运行 npm start，在聊天页里发「${['上传标准', '上传佐证'].find(phrase => text.includes(phrase)) ?? '上传报表'}」。）`,
  file: (name: string) => `（文件：${name}）`,
  head: (to: string, kind: 'reply' | 'notice', at: string) =>
    `── ${kind === 'notice' ? '通知' : '质控助手'} → ${to}  ${at}`,
  greeting: (as: string) => `您正以 ${as} 的身份对话。发「帮助」查看用法，/advance 1d 推进一天，/exit 退出。`,
  refused: (error: AppError) => renderError(error).text,
};
