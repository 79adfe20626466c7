import { formatShanghai } from '../../src/domain/calendar/shanghai.ts';
import type { ForbiddenReason } from '../../src/domain/permissions/decision.ts';
import type { AppError, ErrorParams } from '../../src/errors.ts';
import type { Reply } from '../framework/reply.ts';
import { configProblemLines } from './config-problems.ts';

const forbiddenSentence: Record<ForbiddenReason, string> = {
  roleMissing: '抱歉，您的岗位没有这项操作的权限。如需办理，请联系负责这项工作的同事。',
  otherUnit: '抱歉，这属于其他单位的事项，您无权查看或办理。',
  otherLine: '抱歉，这个检查类别不在您负责的条线内。',
  ownMatter: '抱歉，按回避原则，本单位的事项须由其他人员处理。',
  ownAccount: '不能抹除自己的账号，请由另一位管理员，或在服务器上不加 --as 操作。',
  unitAsks: '抱歉，延期只能由责任部门的负责人或服务管理员申请。',
  notRecipient: '抱歉，这条事项不是发给您的，您无权办理。',
  notHead: '抱歉，这一步须由部门负责人办理。',
  notReleased: '抱歉，这份测评还没有发布，发布后您会收到通知。',
  tookPart: '抱歉，同一轮审批里一个人只办理一个环节，这一步须由其他人员办理。',
  bothSides:
    '抱歉，按回避原则，提出或确认过这笔扣分的人不能代单位申诉、说明，代单位说过话的人也不能裁定，须由其他人员办理。',
  ownText: '抱歉，自己写的内容须由另一位同事审核，不能自己通过或退回。',
};

/** The sentence for an expected failure: what is wrong, and what to do next. Also used by the command line and HTTP. */
export function renderError(error: AppError): Reply {
  return { text: sentence(error) };
}

function sentence(error: AppError): string {
  const { code, params } = error;
  switch (code) {
    case 'forbidden':
      return params.by
        ? `抱歉，自己写的内容不能自己放行或退回，须由${params.by}审核。`
        : forbiddenSentence[params.reason as ForbiddenReason];
    case 'notFound':
      return params.no
        ? `没有找到单号 ${params.no}，请核对后再试。可发「我的待办」查看您的单号。`
        : '没有找到相应的记录，请核对后再试。';
    case 'unknownPerson':
      return `没有找到人员「${params.id ?? ''}」。请联系管理员开通账号。`;
    case 'invalidInput':
      return `输入有误：${params.what ?? '内容不符合要求'}。请修改后再试。`;
    case 'conflict':
      return '这条记录刚刚被其他人处理过，请重新查看后再操作。';
    case 'wrongState':
      return `${params.no ?? '该事项'} 当前状态为「${params.state ?? '已变化'}」，不能进行这一步。`;
    case 'fileTooLarge':
      return `文件太大了（${megabytes(params.size)}），最大支持 ${megabytes(params.limit)}，请压缩后再发。`;
    case 'fileTypeRefused':
      if (SUPPORTED_NAME.test(String(params.name ?? '')))
        return `暂不支持这种文件（${params.name}）：扩展名与内容不符。请用原来的文件，或重新导出后再发。`;
      return `暂不支持这种文件（${params.name ?? ''}）。请发送 JPG、PNG 图片，或 PDF、Word、Excel、文本（txt、md）文件。`;
    case 'fileEmpty':
      return '收到的是空文件，请检查后重新发送。';
    case 'pictureDamaged':
      return `图片「${params.name ?? ''}」打不开，可能没有传完整，请重新拍摄或重新发送。`;
    case 'contactsUnreadable':
      return '没能读取企业微信通讯录，什么都没有改。请检查应用的可见范围、可信 IP 和网络后再试。';
    case 'clockFixed':
      return '当前使用的是真实时间，不能调整。';
    case 'clockBackwards':
      return '时间只能向前推进，不能倒退。';
    case 'dataDirBusy':
      return holder(params);
    case 'dataDirUnusable':
      return `数据目录 ${params.dataDir} 不能使用，请检查路径和读写权限，或用 DATA_DIR 指定另一个目录。`;
    case 'filesElsewhere':
      return `数据库里记着的文件不在 ${params.dataDir} 里：共用一个数据库的各个实例，收到的文件也要放在同一处。请把 DATA_DIR 指到原来的目录，或改用 S3_… 设置的对象存储。确实是新的目录（例如恢复备份之后），请先把原来的文件放进 ${params.dataDir}，再把「${params.mark}」写进 ${params.file} 这个文件，然后启动。`;
    case 'noDatabaseHere':
      return `这里没有数据库：${params.dataDir}。请检查 --data、DATABASE_URL 或 DATA_DIR。`;
    case 'databaseUnreachable':
      return databaseSentence(params);
    case 'portInUse':
      return `端口 ${params.port} 已被占用，请停止占用它的程序，或用 PORT 指定另一个端口。`;
    case 'migrationFailed':
      return `数据库结构升级失败：${params.detail ?? ''}。数据未被修改，请把这条信息交给管理员。`;
    case 'channelStartFailed':
      return params.reason === 'credentials'
        ? '企业微信不接受这个应用：请检查 WECOM_CORP_ID 和 WECOM_SECRET。'
        : '消息通道启动失败，请检查通道配置后重试。';
    case 'configInvalid':
      return [
        '配置有误，请修改环境变量或 .env 后重新启动：',
        ...configProblemLines((params.problems as readonly string[] | undefined) ?? []).map(line => `· ${line}`),
      ].join('\n');
    default:
      return unreachable(code);
  }
}

/** Called like a format that is taken: then what is in it is not. */
const SUPPORTED_NAME = /\.(?:docx?|xlsx?|pdf|jpe?g|png|gif|webp)$/iu;

function holder(params: ErrorParams): string {
  const who = params.pid
    ? `进程 ${params.pid}（${params.purpose ?? '未知用途'}${params.since ? `，${formatShanghai(new Date(String(params.since)))} 起` : ''}）`
    : '另一个进程';
  return `数据目录 ${params.dataDir} 正被${who}使用。请先停止它，或用 --data / DATA_DIR 指定另一个目录。`;
}

function databaseSentence({ at, database, user, reason, dataDir }: ErrorParams): string {
  if (at === undefined)
    return `数据目录${dataDir === undefined ? '' : ` ${dataDir} `}里的内嵌数据库打不开，请检查 DATA_DIR 设置和目录的读写权限。`;
  switch (reason) {
    case 'refused':
      return `连不上数据库 ${at}：拒绝连接。请检查数据库服务是否已启动，以及 DATABASE_URL 里的地址和端口。`;
    case 'noHost':
      return `连不上数据库 ${at}：找不到这台主机。请检查 DATABASE_URL 里的地址。`;
    case 'noDatabase':
      return `数据库服务 ${at} 上数据库「${database}」不存在。请先建立它，或检查 DATABASE_URL 里的库名。`;
    case 'wrongPassword':
      return `数据库服务 ${at} 不接受用户「${user}」：口令不对。请检查 DATABASE_URL 里的用户名和口令。`;
    case 'noUser':
      return `数据库服务 ${at} 不接受用户「${user}」：没有这个用户，或不允许从本机登录。请检查 DATABASE_URL 和数据库的 pg_hba.conf。`;
    case 'full':
      return `数据库服务 ${at} 的连接数已满。请稍后再试，或调大 max_connections。`;
    case 'starting':
      return `数据库服务 ${at} 正在启动或恢复，请稍后再试。`;
    default:
      return `连不上数据库 ${at}。请检查 DATABASE_URL 设置，以及数据库服务是否已启动。`;
  }
}

function megabytes(bytes: unknown): string {
  // Rounded up: a file just over the limit must not read as if it met it.
  return `${Math.ceil((Number(bytes) / 1024 / 1024) * 10) / 10} MB`;
}

function unreachable(code: never): never {
  throw new Error(`no sentence for ${String(code)}`);
}
