import type { Role } from '../domain/org/actor.ts';

export const roleLabels: Record<Role, string> = {
  frontline: '一线员工',
  inspector: '监督检查人员',
  serviceOfficer: '服务管理人员',
  manager: '部门负责人',
  qualityOfficer: '质控岗',
  leader: '分管领导',
  admin: '系统管理员',
};

/** Every sentence the HTTP side says by itself. What the assistant says is in `dialogs/`. */
export const text = {
  page: {
    title: '质控助手',
    notBuilt: '聊天页还没有构建。请在项目目录运行 npm run build，然后重新启动。',
    closed: '质控助手正在运行。本地聊天页没有开启；如需在本机试用，请设置 LOCAL_CHAT=on 后重新启动。',
  },
  refusedHost: '出于安全考虑，本地聊天页只能通过本机地址访问，请用 http://localhost 或 http://127.0.0.1 加端口号打开。',
  refusedOrigin: '出于安全考虑，不接受来自其他网站的请求。',
  unknownAddress: '没有这个地址，请检查后再试。',
  badRequest: '请求的内容不完整或格式不对，请刷新页面后再试。',
  bodyTooLarge: '发送的内容太大，没有接收。',
  fileTooLarge: (megabytes: number) => `文件超过 ${megabytes} MB，没有接收，请压缩后再发。`,
  noFile: '没有收到文件，请重新选择后再发。',
  fileGone: '文件已不存在或您无权查看。',
  notRoomMember: '您不在这个群聊里，不能查看或发送消息。',
  textTooLong: (limit: number) => `消息太长，最多 ${limit.toLocaleString('zh-CN')} 个字，请分几条发送。`,
  textEmpty: '消息是空的，没有发送。',
  sendConflict: '这条消息的编号已被使用，请重新发送。',
  notStored: '消息暂时没有保存成功，请稍后再试。',
  badAdvance: '推进的时长，请写成 1h、1d、3d12h 这样的形式',
  badTime: '目标时间，请写成 2026-11-22T09:00:00+08:00 这样的形式',
  advanceTooFar: (days: number) => `推进的时长，一次最多 ${days} 天`,
  failed: '服务暂时出了问题，请稍后再试。',
  refusedFile: '这个文件没有被接收',
  /** The phrases by which a unit answers a result. */
  answersToResult: ['确认结果', '异议'],
  mention: (name: string, words: string) => `@${name} ${words}`,
};
