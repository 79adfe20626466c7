import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { encrypt, getSignature } from '@wecom/crypto';
import type { Company } from './company.ts';
import type { Faults } from './faults.ts';
import { LIMITS } from './limits.ts';

/** What became of one callback: `answered` says that a try was answered with 200. */
export interface CallbackOutcome {
  answered: boolean;
  tries: number;
  statuses: (number | 'timeout' | 'cut')[];
}

export interface CallbacksOptions {
  company: Company;
  faults: Faults;
  now: () => Date;
  /** How long an answer may take, and how long the platform waits before the next try, ms. */
  answerWithinMs: number;
  retryPauseMs: number;
}

/**
 * Calls the app's address (WX/90930, WX/96466): encrypted and signed by `@wecom/crypto`, which shares nothing with the application; five seconds, three
 * more tries.
 */
export function createCallbacks({ company, faults, now, answerWithinMs, retryPauseMs }: CallbacksOptions) {
  let url: string | undefined;
  const lost: string[] = [];
  const held: (() => Promise<unknown>)[] = [];
  let holding = 0;
  let nextHeld = Promise.withResolvers<{ held: number; of: number }>();

  function seal(plain: string): { query: URLSearchParams; encrypted: string } {
    const encrypted = encrypt(company.aesKey, plain, company.corpId);
    const timestamp = String(Math.floor(now().getTime() / 1000));
    const nonce = String(randomInt(1_000_000_000));
    const msg_signature = getSignature(company.callbackToken, timestamp, nonce, encrypted);
    return { query: new URLSearchParams({ msg_signature, timestamp, nonce }), encrypted };
  }

  async function attempt(address: string, xml: string): Promise<number | 'timeout' | 'cut'> {
    const { query, encrypted } = seal(xml);
    const body = `<xml><ToUserName><![CDATA[${company.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[${company.agentId}]]></AgentID></xml>`;
    try {
      const response = await fetch(`${address}?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body,
        signal: AbortSignal.timeout(answerWithinMs),
      });
      // What is answered would be a reply in the platform's own format; ours is empty.
      if ((await response.text()) !== '' && response.ok) company.violations.push('callback: the answer is not empty');
      return response.status;
    } catch (error) {
      return (error as Error).name === 'TimeoutError' ? 'timeout' : 'cut';
    }
  }

  async function deliver(xml: string): Promise<CallbackOutcome> {
    if (url === undefined) throw new Error('no callback address: configureCallback first');
    const outcome: CallbackOutcome = { answered: false, tries: 0, statuses: [] };
    while (outcome.tries <= LIMITS.callbackRetries && !outcome.answered) {
      if (outcome.tries > 0) await pause(retryPauseMs);
      const status = await attempt(url, xml);
      outcome.tries += 1;
      outcome.statuses.push(status);
      outcome.answered = status === 200;
    }
    if (!outcome.answered) lost.push(xml);
    return outcome;
  }

  /** Waits until as many callbacks as were asked for are held, then runs them one by one, last first. */
  function reordered(run: () => Promise<CallbackOutcome>): Promise<CallbackOutcome> {
    const fault = faults.forCallback('reorder');
    if (!fault) return run();
    if (held.length === 0) holding = fault.times + 1;
    const { promise, resolve } = Promise.withResolvers<CallbackOutcome>();
    held.push(() => {
      const outcome = run();
      resolve(outcome);
      return outcome;
    });
    nextHeld.resolve({ held: held.length, of: holding });
    nextHeld = Promise.withResolvers();
    if (held.length >= holding) {
      const waiting = held.splice(0).reverse();
      void (async () => {
        for (const next of waiting) await next().catch(() => undefined);
      })();
    }
    return promise;
  }

  return {
    /** Sealed messages whose every try failed. */
    lost,
    get url(): string | undefined {
      return url;
    },
    /** Resolves when the next callback is held for its order to be turned round: nothing becomes of it before others come. */
    nextHeld: () => nextHeld.promise,
    /** Checks the address as the console does when it is saved. @throws Error when the answer is not the bare echo. */
    async configure(address: string): Promise<void> {
      const echo = String(randomInt(1_000_000_000));
      const { query, encrypted } = seal(echo);
      query.set('echostr', encrypted);
      const response = await fetch(`${address}?${query}`, { signal: AbortSignal.timeout(LIMITS.urlCheckMs) });
      const body = Buffer.from(await response.arrayBuffer());
      if (response.status !== 200 || !body.equals(Buffer.from(echo))) throw new Error('the address failed the check');
      url = address;
    },
    /** Resolves when the platform is done with it. */
    send(xml: string): Promise<CallbackOutcome> {
      return reordered(async () => {
        const late = faults.forCallback('late');
        if (late?.does === 'late') await pause(late.ms);
        if (faults.forCallback('duplicate')) {
          const [outcome] = await Promise.all([deliver(xml), deliver(xml)]);
          return outcome;
        }
        const outcome = await deliver(xml);
        if (faults.forCallback('retry')) await deliver(xml);
        return outcome;
      });
    },
    /** Something nobody sealed, straight to the address: what a forger would send. */
    async forge(body: string, query = ''): Promise<number> {
      const response = await fetch(`${url}${query}`, { method: 'POST', body });
      await response.arrayBuffer();
      return response.status;
    },
    seal,
  };
}
