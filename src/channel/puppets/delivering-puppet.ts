import type { Deliver, Delivery } from './delivery.ts';
import { InboxPuppet, type InboxPuppetOptions } from './inbox-puppet.ts';

/**
 * Wechaty puppet that hands what it sends to a function: of the chat page and the terminal, and of the platforms whose one connection an instance may
 * have or not. It is logged in either way, so that turns run everywhere.
 */
export class DeliveringPuppet extends InboxPuppet {
  readonly #deliver: Deliver;

  constructor({ deliver, ...options }: InboxPuppetOptions & { deliver: Deliver }) {
    super(options);
    this.#deliver = deliver;
  }

  protected override async deliver(delivery: Delivery): Promise<void> {
    await this.#deliver(delivery);
  }
}
