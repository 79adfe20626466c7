import { randomBytes, randomUUID } from 'node:crypto';
import { LIMITS } from './limits.ts';

export interface SimulatedUser {
  userid: string;
  name: string;
  department: number[];
  /** One per department: 1 for its head. */
  is_leader_in_dept?: number[];
  position?: string;
  status?: number;
}

export interface SimulatedDepartment {
  id: number;
  name: string;
  parentid: number;
}

export interface SimulatedTag {
  tagid: number;
  tagname: string;
  userids: string[];
  partyids?: number[];
}

export interface People {
  users: SimulatedUser[];
  departments: SimulatedDepartment[];
  tags: SimulatedTag[];
}

/** One message as a person's client shows it, or would: `dropped` ones were over the limit or lost on command. */
export interface ShownMessage {
  msgid: string;
  userId: string;
  kind: 'text' | 'markdown' | 'image' | 'file' | 'template_card';
  text: string;
  file?: { name: string; content: Buffer };
  card?: ShownCard;
  /** What the app marked the request with, by which a repeat is known from a new message of the same words. */
  mark: string;
  at: Date;
  dropped: boolean;
  recalled: boolean;
}

export interface ShownCard {
  taskId: string;
  type: string;
  title: string;
  options: { key: string; text: string }[];
  submitKey?: string;
  /** What stands in place of the buttons once it was used. */
  used?: string;
}

export interface Media {
  type: string;
  name: string;
  content: Buffer;
  at: number;
}

/** What the application is configured with; random unless given. */
export interface Credentials {
  secret: string;
  callbackToken: string;
  aesKey: string;
}

/** What a company is to the platform, and all that it remembers of one app. */
export function createCompany(people: People, now: () => Date, credentials: Partial<Credentials> = {}) {
  const tokens = new Map<string, number>();
  const media = new Map<string, Media>();
  const responseCodes = new Map<string, { taskId: string; at: number; used: boolean }>();

  return {
    corpId: 'ww1234567890abcdef',
    agentId: '1000002',
    secret: randomBytes(32).toString('base64url'),
    callbackToken: randomBytes(12).toString('hex'),
    aesKey: randomBytes(32).toString('base64').slice(0, 43),
    ...credentials,
    people,
    messages: [] as ShownMessage[],
    /** By task id: the JSON of the card, so that the same one again is known from another one under its name. */
    taskIds: new Map<string, string>(),
    media,
    /** What a correct client never causes. */
    violations: [] as string[],

    user(userId: string): SimulatedUser | undefined {
      return people.users.find(user => user.userid.toLowerCase() === userId.toLowerCase());
    },

    issueToken(): { access_token: string; expires_in: number } {
      const token = randomBytes(48).toString('base64url');
      tokens.set(token, now().getTime() + LIMITS.tokenS * 1000);
      return { access_token: token, expires_in: LIMITS.tokenS };
    },
    /** 0, or the errcode of a token that is not good. */
    checkToken(token: string): number {
      const until = tokens.get(token);
      if (until === undefined) return 40014;
      return until <= now().getTime() ? 42001 : 0;
    },
    expireTokens(): void {
      for (const token of tokens.keys()) tokens.set(token, 0);
    },

    keepMedia(item: Omit<Media, 'at'>): string {
      const id = randomUUID().replaceAll('-', '');
      media.set(id, { ...item, at: now().getTime() });
      return id;
    },
    findMedia(id: string): Media | undefined {
      const item = media.get(id);
      return item && now().getTime() - item.at < LIMITS.mediaMs ? item : undefined;
    },
    expireMedia(): void {
      for (const item of media.values()) item.at = 0;
    },

    issueResponseCode(taskId: string): string {
      const code = randomBytes(24).toString('base64url');
      responseCodes.set(code, { taskId, at: now().getTime(), used: false });
      return code;
    },
    /** @returns the card's task id, or undefined when the code is unknown, used or too old. */
    spendResponseCode(code: string): string | undefined {
      const known = responseCodes.get(code);
      if (!known || known.used || now().getTime() - known.at > LIMITS.responseCodeMs) return undefined;
      known.used = true;
      return known.taskId;
    },
    expireResponseCodes(): void {
      for (const known of responseCodes.values()) known.at = 0;
    },
  };
}

export type Company = ReturnType<typeof createCompany>;
