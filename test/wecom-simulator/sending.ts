import { randomUUID } from 'node:crypto';
import { readCard } from './card-rules.ts';
import type { Company, ShownMessage } from './company.ts';
import type { Faults } from './faults.ts';
import { LIMITS } from './limits.ts';

type Json = Record<string, unknown>;
export type Reply = Json & { errcode: number; errmsg: string };

export const answer = (more: Json = {}): Reply => ({ errcode: 0, errmsg: 'ok', ...more });
export const failed = (errcode: number, errmsg: string): Reply => ({ errcode, errmsg });

type Content = Pick<ShownMessage, 'kind' | 'text' | 'file' | 'card'>;

const FIELDS = new Set([
  ...['touser', 'toparty', 'totag', 'msgtype', 'agentid', 'safe', 'enable_id_trans'],
  ...['enable_duplicate_check', 'duplicate_check_interval'],
  ...['text', 'markdown', 'image', 'file', 'template_card'],
]);

/** The fields in which a repeat is the same and another message of the same words is not. */
export function markOf({ duplicate_check_interval: seconds, safe, enable_id_trans }: Json): string {
  return [seconds, safe, enable_id_trans].map(value => value ?? '-').join('/');
}

export interface SendingOptions {
  company: Company;
  faults: Faults;
  now: () => Date;
  hasCallback: () => boolean;
  onMessage: (message: ShownMessage) => void;
}

/** `message/send` (WX/90236) for people, as strict as its page, and `update_template_card` (WX/94888). */
export function createSending({ company, faults, now, hasCallback, onMessage }: SendingOptions) {
  const { violations } = company;
  const requests = new Map<string, { at: number; reply: Reply }>();
  const sentTimes = new Map<string, number[]>();
  const today = { day: '', sends: 0 };

  function refuse(errcode: number, what: string): Reply {
    violations.push(`message/send: ${what}`);
    return failed(errcode, what);
  }

  /** The content, or why it is none. */
  function read(body: Json): Content | Reply {
    const part = body[String(body.msgtype)] as Json | undefined;
    if (typeof part !== 'object' || part === null) return refuse(40008, 'invalid message type');
    switch (body.msgtype) {
      case 'text':
      case 'markdown': {
        const { content } = part;
        if (typeof content !== 'string' || content.trim() === '') return refuse(44004, 'empty content');
        const most = body.msgtype === 'text' ? LIMITS.textBytes : LIMITS.markdownBytes;
        // The platform cuts it: words are lost, and nobody is told.
        if (Buffer.byteLength(content) > most) violations.push('message/send: content too long');
        return { kind: body.msgtype, text: Buffer.from(content).subarray(0, most).toString() };
      }
      case 'image':
      case 'file': {
        const media = company.findMedia(String(part.media_id));
        if (!media) return failed(40007, 'invalid media_id');
        if (media.type !== body.msgtype) return refuse(40007, `${media.type} sent as ${body.msgtype}`);
        return { kind: body.msgtype, text: '', file: { name: media.name, content: media.content } };
      }
      case 'template_card': {
        if (!hasCallback()) return refuse(43012, 'callback url needed');
        const card = readCard(part);
        if ('wrong' in card) return refuse(40058, `invalid template_card: ${card.wrong}`);
        const { taskId } = card.shown;
        const json = JSON.stringify([body.touser, part]);
        const before = company.taskIds.get(taskId);
        if (before !== undefined && before !== json) return refuse(40058, 'task_id used for another card, repeated');
        if (before !== undefined) return failed(40058, 'task_id repeated');
        company.taskIds.set(taskId, json);
        return { kind: 'template_card', text: card.text, card: card.shown };
      }
      default:
        return refuse(40008, 'invalid message type');
    }
  }

  /** Whether the platform would drop one more message to this person. */
  function isOverLimit(userId: string): boolean {
    const at = now().getTime();
    const times = (sentTimes.get(userId) ?? []).filter(time => at - time < 3_600_000);
    const inMinute = times.filter(time => at - time < 60_000).length;
    const isOver = inMinute >= LIMITS.memberPerMinute || times.length >= LIMITS.memberPerHour;
    sentTimes.set(userId, isOver ? times : [...times, at]);
    if (isOver) violations.push('message/send: dropped, too many to one person');
    return isOver;
  }

  /** 200 person-sends a day for every account of the company. */
  function isOverDay(persons: number): boolean {
    const day = new Date(now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    if (today.day !== day) Object.assign(today, { day, sends: 0 });
    today.sends += persons;
    return today.sends > company.people.users.length * LIMITS.perAccountPerDay;
  }

  function show(userId: string, content: Content, { msgid, mark }: Pick<ShownMessage, 'msgid' | 'mark'>): void {
    const dropped = isOverLimit(userId) || faults.forSend('drop', userId);
    const message = { ...structuredClone(content), msgid, mark, userId, at: now(), dropped, recalled: false };
    // A clone of a Buffer is a plain array of bytes.
    if (content.file) message.file = content.file;
    company.messages.push(message);
    if (!dropped) onMessage(message);
  }

  function send(body: Json): Reply {
    for (const field of Object.keys(body)) if (!FIELDS.has(field)) violations.push(`message/send: field ${field}`);
    if (body.agentid !== Number(company.agentId)) return refuse(40056, 'invalid agentid');
    if (typeof body.touser !== 'string') return refuse(40031, 'touser');
    const named = body.touser.split('|');
    if (named.length > LIMITS.recipients) return refuse(40031, 'too many in touser');
    const users = named.map(id => ({ id, user: company.user(id) }));
    const existing = users.filter(({ user }) => user !== undefined);
    const valid = existing.filter(({ user }) => !faults.forSend('invaliduser', user!.userid));
    const unlicensed = valid.filter(({ user }) => faults.forSend('unlicenseduser', user!.userid));
    const content = existing.length === 0 ? failed(81013, 'user & party & tag all invalid') : read(body);
    if ('errcode' in content) return content;
    if (isOverDay(valid.length)) return failed(45009, 'api freq out of limit');
    const msgid = randomUUID();
    const mark = markOf(body);
    const reached = valid.filter(each => !unlicensed.includes(each));
    for (const each of reached) show(each.user!.userid, content, { msgid, mark });
    // A card that nobody has is no card that could be repeated.
    if (content.card && reached.length === 0) company.taskIds.delete(content.card.taskId);
    const invalid = users.filter(each => !valid.includes(each));
    const joined = (list: typeof users) => list.map(({ id }) => id.toLowerCase()).join('|');
    return answer({
      msgid,
      invaliduser: joined(invalid),
      unlicenseduser: joined(unlicensed),
      ...(content.card && { response_code: company.issueResponseCode(content.card.taskId) }),
    });
  }

  return {
    /** `raw` is what the duplicate check compares. */
    send(raw: string): Reply {
      const body = JSON.parse(raw) as Json;
      const at = now().getTime();
      const { enable_duplicate_check: check, duplicate_check_interval: seconds } = body;
      const interval = seconds === undefined ? LIMITS.duplicateCheckDefaultS : Number(seconds);
      if (!(interval >= 1 && interval <= LIMITS.duplicateCheckMaxS)) return refuse(40058, 'duplicate_check_interval');
      const before = check === 1 ? requests.get(raw) : undefined;
      if (before && at - before.at <= interval * 1000) return before.reply;
      const reply = send(body);
      // What reached nobody is no message that could be repeated.
      if (check === 1 && reply.errcode === 0 && company.messages.at(-1)?.msgid === reply.msgid)
        requests.set(raw, { at, reply });
      return reply;
    },

    update(body: Json): Reply {
      const name = (body.button as Json | undefined)?.replace_name;
      if (body.agentid !== Number(company.agentId)) return refuse(40056, 'update: agentid');
      if (typeof name !== 'string' || name === '') return refuse(40058, 'update: button.replace_name');
      if (!Array.isArray(body.userids) || body.userids.length === 0) return refuse(40058, 'update: userids');
      const taskId = company.spendResponseCode(String(body.response_code));
      if (taskId === undefined) return failed(40058, 'invalid response_code');
      const ids = body.userids.map(id => String(id).toLowerCase());
      const shown = company.messages.filter(
        ({ card, userId }) => card?.taskId === taskId && ids.includes(userId.toLowerCase()),
      );
      for (const { card } of shown) card!.used = name;
      return answer({ invaliduser: [] });
    },

    recall(msgid: string): Reply {
      const found = company.messages.filter(message => message.msgid === msgid);
      const isOld = found.some(message => now().getTime() - message.at.getTime() > LIMITS.recallMs);
      if (found.length === 0 || isOld) return failed(40058, 'invalid msgid');
      for (const message of found) message.recalled = true;
      return answer();
    },
  };
}
