import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Backlog } from '../store/backlog.ts';

export interface Metrics {
  /** A message was stored that was not known before. */
  accepted(channel: string): void;
  /** A turn has ended, answered or failed to; `startedAt` by `performance.now()`. */
  turnEnded(outcome: 'done' | 'failed', startedAt: number): void;
  /** A message was answered with an apology for good. */
  turnGivenUp(): void;
  sent(channel: string, kind: MessageKind, outcome: 'sent' | 'failed'): void;
  modelCalled(task: string, outcome: string, ms: number): void;
  httpAnswered(route: string, method: string, status: number, seconds: number): void;
  /** A request to the callback that nobody had signed, or that was none. */
  callbackRefused(reason: string): void;
  /** Also the process: memory, event loop, garbage collection. Once, and only by a process that serves. */
  watchProcess(): void;
  /** All of it as Prometheus reads it. */
  text(): Promise<{ type: string; body: string }>;
}

export type MessageKind = 'reply' | 'notice';

/** A turn without a model takes hundredths of a second, one with a model seconds; callbacks have five. */
const TURN_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const HTTP_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The counters of one process, and the gauges of what `backlog` finds when it is asked; `hasBot` where there is a bot to be connected. */
export function createMetrics(backlog: () => Promise<Backlog>, hasBot?: () => boolean): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const accepted = new Counter({
    name: 'qc_inbound_accepted_total',
    help: 'Messages stored, repeats not counted',
    labelNames: ['channel'],
    registers,
  });
  const turns = new Histogram({
    name: 'qc_turn_seconds',
    help: 'Turns and how long they took; a turn that failed may be run again',
    labelNames: ['outcome'],
    buckets: TURN_SECONDS,
    registers,
  });
  const givenUp = new Counter({
    name: 'qc_turns_given_up_total',
    help: 'Messages answered with an apology',
    registers,
  });
  const outbound = new Counter({
    name: 'qc_outbound_total',
    help: 'Messages handed to a channel, and tries that failed',
    labelNames: ['channel', 'kind', 'outcome'],
    registers,
  });
  const modelCalls = new Histogram({
    name: 'qc_model_seconds',
    help: 'Calls of the model by task and outcome',
    labelNames: ['task', 'outcome'],
    buckets: TURN_SECONDS,
    registers,
  });
  const http = new Histogram({
    name: 'qc_http_seconds',
    help: 'Requests answered',
    labelNames: ['route', 'method', 'status'],
    buckets: HTTP_SECONDS,
    registers,
  });
  const refused = new Counter({
    name: 'qc_callback_refused_total',
    help: 'Requests to the callback that were refused',
    labelNames: ['reason'],
    registers,
  });
  if (hasBot)
    new Gauge({
      name: 'qc_bot_connected',
      help: '1 on the instance that has the connection of the AI bot',
      registers,
      collect() {
        this.set(hasBot() ? 1 : 0);
      },
    });
  const waiting = gaugesOf(registers);

  return {
    accepted: channel => accepted.inc({ channel }),
    turnEnded: (outcome, startedAt) => turns.observe({ outcome }, (performance.now() - startedAt) / 1000),
    turnGivenUp: () => givenUp.inc(),
    sent: (channel, kind, outcome) => outbound.inc({ channel, kind, outcome }),
    modelCalled: (task, outcome, ms) => modelCalls.observe({ task, outcome }, ms / 1000),
    httpAnswered: (route, method, status, seconds) => http.observe({ route, method, status }, seconds),
    callbackRefused: reason => refused.inc({ reason }),
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    async text() {
      // The counters are worth having when the database is not there to be asked.
      const found = await backlog().catch(() => undefined);
      waiting.show(found);
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}

/** One gauge per count; their names are what `docs/operations.md` alarms on. */
function gaugesOf(registers: Registry[]) {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const up = gauge('qc_database_up', '1 while the database answers');
  const gauges: Record<keyof Backlog, Gauge> = {
    inboxWaiting: gauge('qc_inbox_waiting', 'Messages stored and not answered yet'),
    inboxOldest: gauge('qc_inbox_oldest_seconds', 'Age of the oldest of these'),
    deadLetters: gauge('qc_inbox_dead', 'Messages given up'),
    outboxWaiting: gauge('qc_outbox_waiting', 'Messages not handed to a channel yet'),
    outboxOldest: gauge('qc_outbox_oldest_seconds', 'Age of the oldest of these'),
    undeliverable: gauge('qc_outbox_undeliverable', 'Messages that no channel took, given up'),
    jobsDue: gauge('qc_jobs_due', 'Timers and notices whose time has come'),
    jobsFailed: gauge('qc_jobs_failed', 'Timers and notices given up'),
  };
  return {
    show(found: Backlog | undefined): void {
      up.set(found ? 1 : 0);
      for (const [key, each] of Object.entries(gauges) as [keyof Backlog, Gauge][]) {
        // A stale figure would look like a quiet one.
        each.set(found ? found[key] : Number.NaN);
      }
    },
  };
}
