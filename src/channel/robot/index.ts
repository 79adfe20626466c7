import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { SendFailure } from '../errors.ts';
import { createPace } from '../pace.ts';
import { splitByBytes } from '../split-text.ts';
import { asMarkdown, withoutMentions } from '../wecom-markdown.ts';
import { BLOCKED_MS, BUSY, MARKDOWN_BYTES, ROBOT_LIMIT, TEXT_BYTES, TIMEOUT_MS, TOO_FAST } from './limits.ts';

/** A public notice for everybody in the group: it mentions nobody. The id is the same when it is sent again. */
export type RobotMessage = { id: string } & ({ markdown: string } | { text: string });

export interface GroupRobotOptions {
  /** The address that the robot was given, whose key is a secret. */
  url: string;
  now?: () => Date;
  /** Told of a robot that is not taken any more, which nobody in the group can see. */
  onError: (error: unknown) => void;
}

const KEPT_MESSAGES = 1_000;
const answer = z.object({ errcode: z.number() });

/** A group's webhook robot: it only pushes, and hears nothing. */
export function createGroupRobot({ url, now = () => new Date(), onError }: GroupRobotOptions) {
  const pace = createPace([ROBOT_LIMIT], now);
  /** How many pieces of a message have been sent, so that another try goes on after them. */
  const done = new LRUCache<string, number>({ max: KEPT_MESSAGES });

  async function post(body: object): Promise<void> {
    const retryAfterMs = pace.take('robot');
    if (retryAfterMs > 0) throw new SendFailure('limited', 'robotPace', { retryAfterMs });
    const { errcode } = await ask(url, body);
    if (errcode === 0) return;
    const detail = `robot ${errcode}`;
    if (errcode === BUSY) throw new SendFailure('busy', detail);
    if (TOO_FAST.includes(errcode)) throw new SendFailure('limited', detail, { retryAfterMs: BLOCKED_MS });
    const failure = new SendFailure('refused', detail);
    onError(failure);
    throw failure;
  }

  return {
    /** Resolves once the group has all of it. @throws SendFailure */
    async send(message: RobotMessage): Promise<void> {
      const pieces =
        'markdown' in message
          ? splitByBytes(asMarkdown(message.markdown), MARKDOWN_BYTES).map(content => ({
              msgtype: 'markdown',
              markdown: { content },
            }))
          : splitByBytes(withoutMentions(message.text), TEXT_BYTES).map(content => ({
              msgtype: 'text',
              text: { content },
            }));
      for (let at = done.get(message.id) ?? 0; at < pieces.length; at += 1) {
        await post(pieces[at]!);
        done.set(message.id, at + 1);
      }
    },
  };
}

export type GroupRobot = ReturnType<typeof createGroupRobot>;

async function ask(url: string, body: object): Promise<{ errcode: number }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return answer.parse(await response.json());
  } catch (error) {
    throw new SendFailure('busy', 'robotUnreachable', { cause: error });
  }
}
