import type { Puppet } from 'wechaty-puppet';

export interface PuppetServiceSettings {
  endpoint: string;
  token: string;
}

/** Named apart from its import: the package's types, once seen, declare `util.promisify` anew for the whole program. */
const PACKAGE: string = 'wechaty-puppet-service';

/**
 * The client of a third party's puppet, without the store that would keep people's names in files of the home directory. Loaded when it is
 * needed, because gRPC comes with it.
 */
export async function createInnerPuppet(settings: PuppetServiceSettings): Promise<Puppet> {
  const { PuppetService } = (await import(PACKAGE)) as {
    PuppetService: new (settings: PuppetServiceSettings) => object;
  };
  class InnerPuppet extends PuppetService {
    protected hookPayloadStore(): void {}
  }
  const inner: object = new InnerPuppet(settings);
  return inner as Puppet;
}
