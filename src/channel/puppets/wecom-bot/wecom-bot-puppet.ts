import type { Deliver, Delivery } from '../delivery.ts';
import { InboxPuppet, type InboxPuppetOptions } from '../inbox-puppet.ts';

/** Wechaty puppet of the WeCom AI bot. It is logged in whether or not this instance holds the connection: turns run everywhere. */
export class WecomBotPuppet extends InboxPuppet {
  readonly #deliver: Deliver;

  constructor({ deliver, ...options }: InboxPuppetOptions & { deliver: Deliver }) {
    super(options);
    this.#deliver = deliver;
  }

  protected override async deliver(delivery: Delivery): Promise<void> {
    await this.#deliver(delivery);
  }
}
