import { createServer } from 'node:net';
import { FileBox, type FileBoxInterface } from 'file-box';
import { log, type payloads, types } from 'wechaty-puppet';
import { BasePuppet } from '../../../../src/channel/puppets/base-puppet.ts';

/** Named apart from its import: the package's types declare `util.promisify` anew for the whole program. */
const PACKAGE: string = 'wechaty-puppet-service';
interface PuppetServer {
  start(): Promise<void>;
  stop(): Promise<void>;
}

log.level('silent');

export const SELF = 'assistant-account';

/** A third party's puppet: people write to it, and it keeps what it is told to send. */
class ThirdPartyPuppet extends BasePuppet {
  readonly messages = new Map<string, payloads.Message>();
  readonly files = new Map<string, FileBoxInterface>();
  readonly sent: { to: string; text?: string; mentions?: string[]; file?: { name: string; content: Buffer } }[] = [];
  refuse: Error | undefined;

  override async onStart(): Promise<void> {
    this.login(SELF);
  }

  override async onStop(): Promise<void> {
    await this.logout();
  }

  override ding(data?: string): void {
    this.emit('dong', { data: data ?? '' });
  }

  override async messageRawPayload(id: string): Promise<payloads.Message> {
    return this.messages.get(id)!;
  }

  override async messageRawPayloadParser(payload: payloads.Message): Promise<payloads.Message> {
    return payload;
  }

  override async messageFile(id: string): Promise<FileBoxInterface> {
    return this.files.get(id)!;
  }

  override async messageSendText(to: string, text: string, mentions: string[] = []): Promise<string> {
    if (this.refuse) throw this.refuse;
    this.sent.push({ to, text, mentions });
    return `sent-${this.sent.length}`;
  }

  override async messageSendFile(to: string, box: FileBoxInterface): Promise<string> {
    const content = await box.toBuffer();
    this.sent.push({ to, file: { name: box.name, content } });
    return `sent-${this.sent.length}`;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A puppet service on loopback, as a third party offers it. */
export async function startThirdParty() {
  const puppet = new ThirdPartyPuppet();
  const settings = { endpoint: `127.0.0.1:${await freePort()}`, token: 'insecure_token-of-the-service' };
  const { PuppetServer } = (await import(PACKAGE)) as { PuppetServer: new (options: object) => PuppetServer };
  let server = new PuppetServer({ ...settings, puppet });
  await server.start();
  let counter = 0;
  return {
    settings,
    sent: puppet.sent,
    refuse: (error: Error | undefined) => {
      puppet.refuse = error;
    },
    /** Somebody writes; the same payload again under the same id is a repeat. */
    say(parts: Partial<payloads.Message> & { file?: { name: string; content: Buffer } | { url: string } }): string {
      const { file, ...payload } = parts;
      counter += 1;
      const id = payload.id ?? `m${counter}`;
      if (file)
        puppet.files.set(
          id,
          'url' in file ? FileBox.fromUrl(file.url) : FileBox.fromBase64(file.content.toString('base64'), file.name),
        );
      const base = { id, talkerId: 'lin', listenerId: SELF, type: types.Message.Text, timestamp: 1_772_415_000_000 };
      puppet.messages.set(id, { ...base, ...payload } as payloads.Message);
      puppet.emit('message', { messageId: id });
      return id;
    },
    /** Goes away, and comes back at the same address. */
    async restart(): Promise<void> {
      await server.stop();
      server = new PuppetServer({ ...settings, puppet });
      await server.start();
    },
    stop: () => server.stop(),
  };
}
