import type { Deliver, Delivery } from '../delivery.ts';
import { InboxPuppet, type InboxPuppetOptions } from '../inbox-puppet.ts';

export interface LocalPuppetOptions extends InboxPuppetOptions {
  deliver: Deliver;
}

/** Wechaty puppet of the chat page, the terminal and the tests: hands what it sends to a listener in this process, no network. */
export class LocalPuppet extends InboxPuppet {
  readonly #deliver: Deliver;

  constructor({ deliver, ...options }: LocalPuppetOptions) {
    super(options);
    this.#deliver = deliver;
  }

  protected override async deliver(delivery: Delivery): Promise<void> {
    await this.#deliver(delivery);
  }
}
