import { PuppetService } from 'wechaty-puppet-service';

/** The client of a third party's puppet, without the store that would keep people's names in files of the home directory. */
export class InnerPuppet extends PuppetService {
  protected override hookPayloadStore(): void {}
}
