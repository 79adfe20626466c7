import type { Deliver, Delivery } from '../delivery.ts';
import { InboxPuppet, type InboxPuppetOptions } from '../inbox-puppet.ts';

/** Wechaty puppet in front of a third party's: turns run on stored messages everywhere, also where the third party is not connected. */
export class RelayPuppet extends InboxPuppet {
  readonly #deliver: Deliver;

  constructor({ deliver, ...options }: InboxPuppetOptions & { deliver: Deliver }) {
    super(options);
    this.#deliver = deliver;
  }

  protected override async deliver(delivery: Delivery): Promise<void> {
    await this.#deliver(delivery);
  }
}
