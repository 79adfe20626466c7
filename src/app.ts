import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentOf } from '../dialogs/framework/reply.ts';
import { reasonOfRating } from '../dialogs/questions/feedback-replies.ts';
import { cardTexts } from '../dialogs/replies/cards.ts';
import { renderPublic } from '../dialogs/replies/public-notices.ts';
import { renderDigest } from '../dialogs/replies/render-digest.ts';
import { renderNotice } from '../dialogs/replies/render-notice.ts';
import { rootReplies } from '../dialogs/replies/root.ts';
import { startTexts } from '../dialogs/replies/start.ts';
import { createRoot } from '../dialogs/root.ts';
import { createAccept, toInbound } from './bot/accept.ts';
import { createDelivery, type TurnReplies } from './bot/delivery.ts';
import { createReceiveMedia } from './bot/receive-media.ts';
import { createSender, type Outgoing } from './bot/sender.ts';
import { createSequencer } from './bot/sequencer.ts';
import { createTurn, draft, plain } from './bot/turn.ts';
import { bufferedReplies } from './channel/adapter.ts';
import { conversationIdFor } from './channel/conversation.ts';
import { isFileGone } from './channel/errors.ts';
import { openChannels } from './channel/open-channels.ts';
import { misconfigurationOf } from './channel/puppets/wecom-app/index.ts';
import { taskIdOf } from './channel/puppets/wecom-cards.ts';
import { createGroupRobot } from './channel/robot/index.ts';
import type { Config } from './config.ts';
import { contactChangeOf, lazily } from './contacts-of-app.ts';
import { demoSnapshot, seedOnce } from './demo.ts';
import type { NoticeJob } from './domain/notices/digest.ts';
import { createFire } from './jobs/fire.ts';
import { createJobRunner } from './jobs/runner.ts';
import { createModels } from './llm/configured.ts';
import type { ModelCall } from './llm/model.ts';
import { createLog } from './log.ts';
import { measuredAccept, measuredSend, measuredTurn } from './metrics/measured.ts';
import { createMetrics } from './metrics/metrics.ts';
import { outbound, roomOf } from './outbound.ts';
import { createRefusals } from './refusals.ts';
import type { ServiceContext } from './services/context.ts';
import { receiveFile } from './services/files/receive-file.ts';
import { createServices } from './services/index.ts';
import { type DrawSeed, randomSeed } from './services/inspections/planning/draw-seed.ts';
import { createModelCallLog } from './services/models/call-log.ts';
import { adminWarnings } from './services/org/admin-warnings.ts';
import { ensureAdmin } from './services/org/ensure-admin.ts';
import { createClauseVectors } from './services/standards/clause-vectors.ts';
import { createLibrary } from './services/standards/library.ts';
import { recordAudit } from './store/audit.ts';
import { measureBacklog } from './store/backlog.ts';
import { startBoss } from './store/boss.ts';
import { createBotStates } from './store/bot-state.ts';
import { openBucket } from './store/bucket.ts';
import { openCalendars } from './store/calendar.ts';
import { createChannelTokens } from './store/channel-tokens.ts';
import { openClock } from './store/clock.ts';
import { isConnectionError } from './store/connection-error.ts';
import { createConversations, type InboxRow, type OutboxDraft } from './store/conversations.ts';
import { type Database, type DatabaseHome, openDatabase } from './store/database.ts';
import { createDirectory } from './store/directory.ts';
import { checkFileStore, checkWritable } from './store/file-store-mark.ts';
import { createBucketFileStore, createFileStore } from './store/files.ts';
import { createInstanceLease } from './store/instance-lease.ts';
import { migrate } from './store/migrate.ts';
import { createNotices } from './store/notices.ts';
import { nextNumber, nextNumbers } from './store/numbers.ts';
import { createOutbox } from './store/outbox.ts';
import { once } from './store/receipts.ts';
import { createRooms } from './store/rooms.ts';
import { createTimers } from './store/timers.ts';

export interface AppOptions {
  config: Config;
  /** Where the rows are; the configuration's home unless a command says otherwise. */
  home: DatabaseHome;
  /** `frozen` stands still between moves (scripts, tests), `running` goes on and can be moved (local chat), `real` cannot. */
  clock: { mode: 'real' | 'frozen' | 'running'; start?: Date; first?: Date };
  /** Fills a database before its first use; the demo branch office when absent, as far as it is configured. */
  seed?: (db: Database, onFill: () => void) => Promise<void>;
  /** By lot when absent. */
  drawSeed?: DrawSeed;
  /** The time that platforms, leases and retries go by; only tests have another one. */
  realNow?: () => Date;
  /** Told of what takes seconds or minutes before there is anything to start: a new embedded database, its tables, the demo, another instance. */
  onPreparing?: (step: PreparingStep) => void;
}

export type PreparingStep = 'creating' | 'migrating' | 'waiting' | 'filling';

const BOT = { id: 'assistant', name: '质控助手' };

/** The only wiring: opens, migrates and builds everything; `start` then lets work begin. Build is not listen. */
export async function createApp({ config, home, clock: clockOptions, ...options }: AppOptions) {
  const seed = options.seed ?? (config.demo ? seedOnce : undefined);
  const log = createLog(config.logLevel);
  const onError = (error: unknown) => log.error({ err: error });
  const owner = randomUUID();
  const realNow = options.realNow ?? (() => new Date());
  const { onPreparing = () => {} } = options;

  // Store
  const db = await openDatabase(
    home.kind === 'memory' && seed === seedOnce ? { ...home, snapshot: await demoSnapshot() } : home,
    () => onPreparing('creating'),
  );
  const filesRoot =
    home.kind === 'memory'
      ? await mkdtemp(join(tmpdir(), 'service-quality-'))
      : join(home.kind === 'directory' ? home.dataDir : config.dataDir, 'files');
  const closeStore = async () => {
    await db.close();
    if (home.kind === 'memory') await rm(filesRoot, { recursive: true, force: true });
  };
  try {
    return await build();
  } catch (error) {
    await closeStore();
    throw error;
  }

  async function build() {
    await migrate(db, undefined, onPreparing);
    const clock = await openClock(db, clockOptions.mode, clockOptions.start, clockOptions.first);
    if (seed) await seed(db, () => onPreparing('filling'));
    if (config.admin) await ensureAdmin(db, config.admin, clock.now());
    const admins = await adminWarnings(db, config.admin);
    if (admins.of) log.warn(startTexts.admin[admins.of]);
    if (admins.former > 0) log.warn(startTexts.admin.former(admins.former));
    const boss = await clock.whileAlone(() => startBoss(db, clock.simulated ? clock.now() : undefined, onError));
    const metrics = createMetrics(
      () => measureBacklog(db.prisma, clock.now()),
      // Opened below; nobody asks before.
      config.wecomBot && (() => channels.hasBot()),
    );
    const conversations = createConversations();
    const outbox = createOutbox();
    const botStates = createBotStates();
    const directory = createDirectory(clock);

    // Model
    const modelCalls = config.model ? createModelCallLog({ db, clock, onError }) : undefined;
    const onModelCall = (call: ModelCall) => {
      metrics.modelCalled(call.task, call.outcome, call.milliseconds);
      modelCalls?.record(call);
    };
    const models = config.model ? await createModels(config.model, onModelCall) : undefined;
    const clauseVectors = models?.embed && createClauseVectors({ db, embed: models.embed, realNow, onError });

    // Services
    const calendars = await openCalendars(db);
    const context: ServiceContext = {
      db,
      clock,
      calendar: calendars.company,
      unitCalendars: calendars.ofUnits,
      directory,
      notices: createNotices(boss),
      timers: createTimers(boss),
      files: config.fileBucket ? createBucketFileStore(openBucket(config.fileBucket)) : createFileStore(filesRoot),
      library: createLibrary(db),
      // Opened below; nothing reads contacts before.
      ...(config.wecomApp ? { contacts: lazily(() => channels.app!.api) } : {}),
      ...(models ? { models } : {}),
      ...(modelCalls ? { modelCalls } : {}),
      ...(clauseVectors ? { clauseVectors } : {}),
      publicUrl: config.publicUrl,
      drawSeed: options.drawSeed ?? randomSeed,
      nextNumber,
      nextNumbers,
      once,
      recordAudit,
    };
    const services = createServices(context);

    // Channels: what goes to the chat page or the terminal is handed to whoever listens.
    const listeners = new Set<(messageId: string) => void>();
    const progressListeners = new Set<(progress: Progress) => void>();
    const rooms = createRooms(db);
    const channels = await openChannels({
      ...{ bot: BOT, directory: rooms, texts: cardTexts, realNow },
      onError(error) {
        const code = misconfigurationOf(error);
        if (code === undefined) onError(error);
        else log.error(startTexts.misconfigured(code));
      },
      settings: {
        ...{ app: config.wecomApp, bot: config.wecomBot, relay: config.puppetService },
        local: config.localChat,
      },
      tokens: createChannelTokens(db, 'wecomApp', realNow),
      lease: name => createInstanceLease(db, name, owner, realNow),
      accept: async (channel, { media, unusable, action, ...inbound }) => {
        await accept({
          ...inbound,
          ...(media && { media }),
          ...(unusable && { unusable }),
          ...(action && { action }),
          channel,
          conversationId: conversationIdFor(inbound.senderId, inbound.roomId),
        });
      },
      async onAppEvent(event) {
        const change = contactChangeOf(event);
        if (change) await services.org.mark(change);
      },
      onRating: ({ userId, messageId, good, reasons, text }) =>
        services.questions.rateMessage({
          ...{ staffId: userId, messageId, useful: good },
          reason: reasonOfRating({ reasons, text }),
        }),
      async onEnter(userId) {
        const actor = await directory.actor(db.prisma, userId);
        return actor ? rootReplies.welcome(actor).text : rootReplies.unknownPerson(userId);
      },
      onBot: state =>
        log[state === 'connected' ? 'info' : state === 'refused' ? 'error' : 'warn'](startTexts.bot[state]),
      onRefused: createRefusals({
        count: metrics.callbackRefused,
        say: line => log.warn(line, 'callback refused'),
        realNow,
      }),
      deliverLocally: delivery => {
        for (const listener of listeners) listener(messageIdOf(delivery.id));
      },
    });

    // Bot
    const ended = new Map<string, TurnReplies>();
    const inFlight = new Map<string, InboxRow>();
    const robot = config.robotUrl === undefined ? undefined : createGroupRobot({ url: config.robotUrl, onError });
    const robotChannel = robot ? [{ name: 'robot' as const, send: robot.send }] : [];
    const send = createSender({
      ...{ db, outbox, clock, realNow, onError },
      onStranger: failure => log.warn({ failure }, 'an answer to an account that is not on the roster reached nobody'),
      channels: [...channels.sending, ...robotChannel].map(channel => ({
        ...channel,
        send: measuredSend(metrics, channel.name, (message: Outgoing) => channel.send(outbound(context, message))),
      })),
    });
    const delivery = createDelivery({
      ...{ db, clock, conversations, outbox, owner, realNow, send, renderNotice, renderDigest, onError },
      elsewhere: () => channels.sending.filter(({ isHere }) => isHere && !isHere()).map(({ name }) => name),
      ...(robot && { renderPublic }),
      postpone: (tx, job, at) =>
        boss.send(tx, 'notices', [{ key: `${keyOf(job)}@${at.toISOString()}`, at, data: job }]),
    });
    const receiveMedia = createReceiveMedia({
      ...{ db, conversations, onError },
      fetchMedia: channels.fetchMedia,
      isGone: isFileGone,
      receiveFile: input => receiveFile(context, input),
      ...(models?.transcribe && { transcribe: models.transcribe }),
    });
    const root = createRoot(services);
    const runTurn = createTurn(
      {
        db,
        clock,
        conversations,
        botStates,
        directory,
        run: root.run,
        bufferedReplies,
        contentOf,
        isLateClick: async (conversationId, taskId) => {
          const last = await outbox.lastOffers(db.prisma, conversationId);
          return !last.some(id => taskIdOf(id) === taskId);
        },
        unknownPerson: rootReplies.unknownPerson,
        onProgress: (row, text) => {
          try {
            channels.progress(row.channel, row.id, text);
            for (const listener of progressListeners) listener({ ...addressOf(row), text });
          } catch (error) {
            // Nobody's answer depends on who watches it being written.
            onError(error);
          }
        },
      },
      (row, end) => ended.set(row.id, end),
    );
    channels.onTurn(turnContext => {
      const row = inFlight.get(turnContext.activity.id ?? '');
      if (!row) throw new Error('a turn began without its stored message');
      return runTurn(turnContext, row);
    });
    const sequencer = createSequencer({
      db,
      conversations,
      owner,
      realNow,
      onError: (error, row) => log.error({ err: error, message: row?.id }),
      runTurn: measuredTurn(metrics, async (stored: InboxRow) => {
        const row = await receiveMedia(stored);
        inFlight.set(row.id, row);
        try {
          await channels.dispatch(row.channel, toInbound(row));
          // Not for the bot (a group message without a mention): nothing to say, and done.
          if (!ended.has(row.id)) await finish(row, 'done', []);
        } finally {
          inFlight.delete(row.id);
        }
      }),
      async afterTurn(row) {
        const end = ended.get(row.id) ?? { replies: [], behind: false };
        ended.delete(row.id);
        return delivery.afterTurn(row, end);
      },
      isTransient: isConnectionError,
      giveUp: row => {
        metrics.turnGivenUp();
        return finish(row, 'dead', [draft(row, `${row.id}-failed`, plain(rootReplies.failed))]);
      },
    });
    const accept = measuredAccept(metrics, createAccept({ db, clock, conversations, sequencer }));
    async function finish(row: InboxRow, status: 'done' | 'dead', replies: OutboxDraft[]): Promise<void> {
      const end = await db.transaction(async tx => {
        if (status === 'dead') await botStates.forgetDialogs(tx, row.conversationId);
        return conversations.endTurn(tx, row, { status, replies, now: clock.now() });
      });
      ended.set(row.id, { replies, ...end });
    }

    // Jobs
    const jobs = createJobRunner({ boss, clock, fire: createFire(services), deliverNotice: delivery.deliver, onError });
    await clock.whileAlone(async () => {
      await services.reports.ensurePeriods();
      await services.kpi.ensurePublication();
      await services.planning.ensurePeriods();
      await services.people.ensureClearing();
      await services.org.ensureNightly();
    });

    let quiet: Promise<void> | undefined;
    /** Takes up no more work and finishes what is at work; what comes in meanwhile is stored, for another instance or the next start. */
    function quiesce(): Promise<void> {
      quiet ??= Promise.all([jobs.stop(), sequencer.stop()])
        .then(() => delivery.stop())
        .then(() => channels.release());
      return quiet;
    }

    /** Runs everything that is waiting: messages, what is due, notices, what is unsent. */
    async function drain(): Promise<void> {
      await sequencer.idle();
      await jobs.runDue();
      await sequencer.idle();
      await delivery.unsent();
    }

    return {
      config,
      log,
      db,
      clock,
      services,
      directory,
      rooms,
      accept,
      wecomCallback: channels.app?.callback,
      channelNames: [...channels.sending, ...robotChannel].map(({ name }) => name),
      calendar: context.calendar,
      receiveFile: (input: Parameters<typeof receiveFile>[1]) => receiveFile(context, input),
      files: context.files,
      drain,
      metrics,
      /** What an operator has to look at; all zero when all is well. */
      health: async () => ({
        failedJobs: await boss.failedCount(),
        deadLetters: await conversations.deadLetters(db.prisma),
        ...(await outbox.health(db.prisma)),
      }),
      /** Forgets open dialogs and conversation context. */
      reset: () => botStates.reset(db.prisma),
      /** Moves the clock when nothing is at work, running everything that falls due, in order. */
      async advanceTo(target: Date): Promise<void> {
        await sequencer.idle();
        await jobs.advanceTo(target);
        await sequencer.idle();
        await delivery.unsent();
      },
      /** Calls back with the id of each message handed to a person, in order. */
      onDelivered(listener: (messageId: string) => void): () => void {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      /** Calls back with what a reply says so far. Nothing of it is stored: whoever misses it is sent the reply. */
      onProgress(listener: (progress: Progress) => void): () => void {
        progressListeners.add(listener);
        return () => progressListeners.delete(listener);
      },
      /** Takes up what a crash left, then polls for what falls due. @throws AppError `dataDirUnusable`, `filesElsewhere` */
      async start(): Promise<void> {
        if (!config.fileBucket) await checkWritable(filesRoot);
        if (!config.fileBucket && home.kind === 'server') await checkFileStore(db.prisma, filesRoot);
        if (db.pglite) await outbox.releaseAll(db.prisma);
        await delivery.unsent();
        delivery.start();
        await sequencer.start();
        jobs.start();
        await channels.start();
        await services.org.ensureFirst();
        // Vectors of the clauses are there before the first question asks for them; nothing waits for this.
        if (clauseVectors) void context.library.on(clock.now()).then(clauseVectors.of, onError);
      },
      quiesce,
      isStopping: () => quiet !== undefined,
      async stop(): Promise<void> {
        await quiesce();
        await channels.stop();
        clauseVectors?.stop();
        await modelCalls?.flush();
        await boss.stop();
        await closeStore();
      },
    };
  }
}

/** What a reply says so far, for the person who waits for it. */
export interface Progress {
  readonly recipientId: string;
  readonly roomId?: string;
  readonly text: string;
}

export type App = Awaited<ReturnType<typeof createApp>>;

function addressOf(row: InboxRow): Omit<Progress, 'text'> {
  return { recipientId: row.senderId, ...roomOf(row.conversationId) };
}

const keyOf = (job: NoticeJob): string => ('digestOf' in job ? `digest:${job.digestOf}` : job.noticeId);

/** A message's file is delivered under an id of its own, but is the same message. */
function messageIdOf(deliveryId: string): string {
  return deliveryId.replace(/-file$/, '');
}
