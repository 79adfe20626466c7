import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../src/simulation/chance.ts';
import type { WecomSimulator } from '../wecom-simulator/simulator.ts';
import type { Person } from './branch.ts';
import type { Fleet } from './fleet.ts';
import type { Front } from './front.ts';
import type { Ledger } from './ledger.ts';

export interface TroubleOptions {
  simulator: WecomSimulator;
  front: Front;
  fleet: Fleet;
  people: readonly Person[];
  chance: Chance;
  ledger: Ledger;
  /** Between two faults, and between two deaths, ms. */
  faultEveryMs: number;
  killEveryMs: number;
  say: (line: string) => void;
}

/** Every so many deaths one is a stop that an operator asked for. */
const GRACEFUL_OF = 5;
const BACK_MS = [2_000, 8_000] as const;

/** How often it is looked where the bot is connected, and how late the end of a connection may be seen, ms. */
const LOOK_MS = 50;
const NOTICED_MS = 1_000;
export const OWNER_ENDED = { SIGKILL: 'its owner was killed (kill -9)', SIGTERM: 'its owner was stopped' } as const;

/** The bot was connected nowhere for so long. */
export interface Gap {
  after: string;
  ms: number;
}

/** What goes wrong: all faults in turn, and an instance that dies again and again. */
export function createTrouble(options: TroubleOptions) {
  const { simulator, front, fleet, people, chance, ledger, say } = options;
  const { bot, faults } = simulator;
  let running = true;
  /** What was last done to the bot's connection, or to an instance, which may have been the one that had it. */
  let last: { what: string; from: number; until: number } | undefined;

  /** By name, as they are counted. Each passes by itself. */
  const troubles: [string, (time: number) => unknown][] = [
    ['duplicate callbacks', () => faults.command('duplicate 5')],
    ['late callbacks', () => faults.command('late 3000 5')],
    ['reordered callbacks', () => faults.command('reorder 3')],
    ['callbacks repeated after a good answer', () => faults.command('retry 5')],
    ['callbacks cut before the instance', () => (front.faults.cutRequests += 5)],
    ['answers of callbacks cut', () => (front.faults.cutAnswers += 5)],
    ['answers after five seconds', () => (front.faults.lateAnswers += 3)],
    ['expired token', () => faults.command('token')],
    ['45009', () => faults.command('fail message/send 45009 2')],
    ['-1', () => faults.command('fail message/send -1 5')],
    ['60020', () => faults.command('fail message/send 60020 3')],
    ['token refused', () => faults.command('fail gettoken -1 1')],
    ['slow connections', () => faults.command('slow message/send 3000 5')],
    ['connections slower than our patience', () => faults.command('slow message/send 12000 2')],
    ['connections cut before', () => faults.command('cut-before message/send 5')],
    ['connections cut after', () => faults.command('cut-after message/send 5')],
    ['media cut', () => faults.command('cut-before media/get 2')],
    ['expired response codes', () => faults.command('response-codes')],
    ['sends dropped in silence', time => faults.command(`drop ${chance.pick(people, 'drop', time).id} 1`)],
    ['invaliduser', time => faults.command(`invaliduser ${chance.pick(people, 'invalid', time).id} 1`)],
    ['unlicenseduser', time => faults.command(`unlicenseduser ${chance.pick(people, 'unlicensed', time).id} 1`)],
    ['WebSocket kicked', () => bot.kick()],
    ['WebSocket cut', () => bot.cut()],
    ['bot: acknowledgements lost', () => (bot.faults.loseAcks += 2)],
    ['bot: frames lost', () => (bot.faults.loseFrames += 2)],
    ['bot: busy', () => (bot.faults.busy += 3)],
    ['bot: too many', () => (bot.faults.limited += 1)],
    [
      'bot: request ids expired',
      () => {
        bot.faults.expireReplies = 'late';
        setTimeout(() => {
          bot.faults.expireReplies = false;
        }, 2_000);
      },
    ],
  ];

  const stopping = new AbortController();
  /** Until then, or until all is to be over. */
  const rest = (ms: number) => pause(ms, undefined, { signal: stopping.signal }).catch(() => {});

  async function cause(): Promise<void> {
    for (let time = 0; running; time++) {
      await rest(options.faultEveryMs);
      if (!running) return;
      const [name, begin] = troubles[time % troubles.length]!;
      const from = performance.now();
      begin(time);
      if (name.startsWith('WebSocket')) last = { what: name, from, until: from };
      ledger.count(`fault: ${name}`);
    }
  }

  async function kill(): Promise<void> {
    for (let time = 1; running; time++) {
      await rest(options.killEveryMs);
      if (!running) return;
      const slot = chance.between(0, fleet.size - 1, 'slot', time);
      const signal = time % GRACEFUL_OF === 0 ? 'SIGTERM' : 'SIGKILL';
      const ending = { what: OWNER_ENDED[signal], from: performance.now(), until: Infinity };
      last = ending;
      const code = await fleet.end(slot, signal);
      ending.until = performance.now();
      ledger.count(`instances ended by ${signal}`);
      if (signal === 'SIGTERM' && code !== 0) ledger.count('graceful stops that ended with an error');
      say(`instance ${slot + 1} ended by ${signal}${code === null ? '' : `, exit code ${code}`}`);
      await pause(chance.between(...BACK_MS, 'back', time));
      await fleet.start(slot);
    }
  }

  /** The connection ends when its owner does; whoever else ends leaves it as it is. */
  function causeOf(begin: number): string {
    const isIt = last && begin >= last.from - LOOK_MS && begin <= last.until + NOTICED_MS;
    return isIt ? last!.what : 'nothing that was done to it just then';
  }

  /** How long the bot was connected nowhere, each time, and after what. */
  const gaps: Gap[] = [];
  async function watch(): Promise<void> {
    let since: Gap | undefined;
    let known = bot.connections();
    while (running) {
      await pause(LOOK_MS);
      const [connected, connections, at] = [bot.connected(), bot.connections(), performance.now()];
      if (!connected || connections !== known) {
        if (!ledger.connectionEnds.has(known)) ledger.connectionEnds.set(known, at);
        since ??= { after: causeOf(at), ms: at };
      }
      if (!connected) continue;
      known = connections;
      if (since) gaps.push({ after: since.after, ms: at - since.ms });
      since = undefined;
    }
  }

  const loops = [cause(), kill(), watch()];
  return {
    gaps,
    /** Faults off; what is held back is let go. */
    async stop(): Promise<void> {
      running = false;
      stopping.abort();
      // Callbacks that wait for others to be reordered with would wait for ever.
      await Promise.all(people.slice(0, 3).map(({ id }) => simulator.enter(id)));
      faults.clear();
      Object.assign(front.faults, { cutRequests: 0, cutAnswers: 0, lateAnswers: 0 });
      Object.assign(bot.faults, { loseAcks: 0, loseFrames: 0, busy: 0, limited: 0, expireReplies: false });
      await Promise.all(loops);
    },
  };
}
