import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isoShanghai } from '../../domain/calendar/shanghai.ts';
import { parseDuration } from '../../domain/language/parse-duration.ts';
import { AppError } from '../../errors.ts';
import type { WebHost } from '../host.ts';
import { MAX_ADVANCE_DAYS } from '../limits.ts';
import { text } from '../text.ts';
import type { Live } from './live.ts';
import { checkPerson, personQuery } from './place.ts';

const DAY_MS = 24 * 3_600_000;
const body = z.union([z.object({ advance: z.string().max(40) }), z.object({ at: z.string().max(40) })]);
const moment = z.iso.datetime({ offset: true });

/** `POST /api/chat/clock?as=` `{advance: '1d'}` or `{at: ISO}`: moves the demo's clock; answers when all that fell due is done. */
export function clockRoute(server: FastifyInstance, host: WebHost, live: Live): void {
  let moving: Promise<unknown> = Promise.resolve();

  async function move(asked: z.infer<typeof body>): Promise<void> {
    try {
      await host.advanceTo(targetOf(asked, host.clock.now()));
    } finally {
      live.tellAll({ type: 'clock', now: isoShanghai(host.clock.now()) });
    }
  }

  server.post('/api/chat/clock', async request => {
    await checkPerson(host, personQuery.parse(request.query).as);
    if (!host.clock.simulated) throw new AppError('clockFixed');
    const asked = body.parse(request.body);
    // One move at a time: two spans asked for at once add up instead of overlapping.
    const mine = moving.then(() => move(asked));
    moving = mine.catch(() => {});
    await mine;
    return { now: isoShanghai(host.clock.now()) };
  });
}

/** @throws AppError `invalidInput`, `clockBackwards` */
function targetOf(asked: z.infer<typeof body>, now: Date): Date {
  const target = 'at' in asked ? timeOf(asked.at) : new Date(now.getTime() + spanOf(asked.advance));
  if (target < now) throw new AppError('clockBackwards', { now: isoShanghai(now) });
  if (target.getTime() - now.getTime() > MAX_ADVANCE_DAYS * DAY_MS) {
    throw new AppError('invalidInput', { what: text.advanceTooFar(MAX_ADVANCE_DAYS) });
  }
  return target;
}

function spanOf(written: string): number {
  const span = parseDuration(written);
  if (span === undefined) throw new AppError('invalidInput', { what: text.badAdvance });
  return span;
}

function timeOf(written: string): Date {
  const at = moment.safeParse(written);
  if (!at.success) throw new AppError('invalidInput', { what: text.badTime });
  return new Date(at.data);
}
