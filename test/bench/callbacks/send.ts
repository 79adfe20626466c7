import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sealed } from './platform.ts';

/** WX/96466: an answer within five seconds, else up to three more tries. How long the platform waits between them is not documented: a second here. */
const WITHIN_MS = 5_000;
const TRIES = 4;
const RETRY_PAUSE_MS = 1_000;
/** The platform's connections to one address. */
const CONNECTIONS = 512;

export interface Answered {
  id: string;
  /** Of the try that was answered; undefined when none was. */
  ms: number | undefined;
  tries: number;
}

/** Sends as the platform does, in turn to each port. */
export function createSending(ports: readonly number[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let turn = 0;

  function once({ path, body }: Sealed): Promise<boolean> {
    const port = ports[turn++ % ports.length]!;
    return new Promise(resolve => {
      const outgoing = request({ host: '127.0.0.1', port, path, method: 'POST', agent }, response => {
        response.resume();
        response.on('end', () => settle(response.statusCode === 200));
      });
      // From the moment it is to be sent: waiting for a connection counts.
      const timer = setTimeout(() => outgoing.destroy(), WITHIN_MS);
      const settle = (answered: boolean) => {
        clearTimeout(timer);
        resolve(answered);
      };
      outgoing.on('error', () => settle(false));
      outgoing.on('close', () => settle(false));
      outgoing.end(body);
    });
  }

  async function send(sealed: Sealed): Promise<Answered> {
    for (let tries = 1; tries <= TRIES; tries++) {
      if (tries > 1) await pause(RETRY_PAUSE_MS);
      const start = performance.now();
      if (await once(sealed)) return { id: sealed.id, ms: performance.now() - start, tries };
    }
    return { id: sealed.id, ms: undefined, tries: TRIES };
  }

  return {
    send,
    /** As many at once as are given, each with its next as soon as it is answered. */
    async closed(sealed: readonly Sealed[], atOnce: number): Promise<Answered[]> {
      const left = sealed.values();
      const answers: Answered[] = [];
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          for (const each of left) answers.push(await send(each));
        }),
      );
      return answers;
    },
    /** So many a second, whatever becomes of those before. */
    async open(sealed: readonly Sealed[], perSecond: number): Promise<Answered[]> {
      const start = performance.now();
      const running: Promise<Answered>[] = [];
      for (const [at, each] of sealed.entries()) {
        const due = start + (at * 1000) / perSecond;
        if (due > performance.now()) await pause(due - performance.now());
        running.push(send(each));
      }
      return Promise.all(running);
    },
    close: () => agent.destroy(),
  };
}
