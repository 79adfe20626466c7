import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../domain/clock.ts';
import type { ReceivedFile } from '../domain/conversation/turn.ts';
import type { ServiceContext } from '../services/context.ts';
import type { Services } from '../services/index.ts';
import type { Pressed } from './page/protocol.ts';
import type { Callback } from './wecom/callback.ts';

export interface ChatRoom {
  readonly id: string;
  readonly topic: string;
  readonly memberIds: readonly string[];
}

export interface InboundMessage {
  id: string;
  channel?: 'local';
  conversationId: string;
  senderId: string;
  roomId?: string;
  mentionsBot?: boolean;
  text: string;
  files?: readonly ReceivedFile[];
  pressed?: Pressed;
}

/** What the routes need of the application; `createApp` answers to it. */
export interface WebHost extends Pick<ServiceContext, 'db' | 'directory' | 'files'> {
  readonly config: {
    readonly localChat: boolean;
    readonly host: string;
    readonly metricsToken: string | undefined;
    readonly trustedProxies: readonly string[] | undefined;
  };
  readonly log: FastifyBaseLogger;
  readonly clock: Clock & { readonly simulated: boolean };
  readonly rooms: { rooms(): Promise<readonly ChatRoom[]>; room(id: string): Promise<ChatRoom | undefined> };
  readonly services: { readonly uploads: Pick<Services['uploads'], 'findLink' | 'take'> };
  /** Resolves once the message is stored; an id that is known is not stored again. With `claim` in one transaction with that. */
  accept(
    message: InboundMessage,
    claim?: Parameters<Parameters<Services['uploads']['take']>[0]['accept']>[1],
  ): Promise<{ accepted: boolean }>;
  receiveFile(input: { senderId: string; name: string; content: Buffer }): Promise<ReceivedFile>;
  /** Where the self-built app is configured. */
  readonly wecomCallback?: Callback | undefined;
  advanceTo(target: Date): Promise<void>;
  readonly metrics: {
    httpAnswered(route: string, method: string, status: number, seconds: number): void;
    text(): Promise<{ type: string; body: string }>;
  };
  /** Whether the process is about to end: it takes no more work up. */
  isStopping(): boolean;
  /** Work that has stopped for good (`failedJobs`, `deadLetters`, `undeliverable` messages) and messages not handed over yet. */
  health(): Promise<{ failedJobs: number; deadLetters: number; unsent: number; undeliverable: number }>;
  /** Calls back with the id of each message handed to a person, in order; returns how to stop. */
  onDelivered(listener: (messageId: string) => void): () => void;
  /** Calls back with what a reply says so far, before it is delivered; returns how to stop. */
  onProgress(listener: (progress: { recipientId: string; roomId?: string; text: string }) => void): () => void;
}
