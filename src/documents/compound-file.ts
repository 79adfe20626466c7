import { Unreadable } from './unreadable.ts';

export interface CompoundFile {
  /** Whether it holds a stream or storage of this name at any depth. */
  has(name: string): boolean;
  stream(name: string): Buffer | undefined;
}

/** What the reader of compound files inside the spreadsheet library returns; its own types leave it open. */
interface CompoundContainer {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly content?: Uint8Array }[];
}

/**
 * Opens a compound file (OLE): Word and Excel up to 2003, and any Office file with a password.
 *
 * @throws Unreadable `damaged`.
 */
export async function openCompoundFile(bytes: Uint8Array): Promise<CompoundFile> {
  const { CFB } = await import('@e965/xlsx');
  try {
    const container: CompoundContainer = CFB.read(Buffer.from(bytes), { type: 'buffer' });
    const entries = container.FullPaths.map((path, index) => [path.split('/').findLast(Boolean), index] as const);
    const names = new Map(entries.map(([name, index]) => [name, container.FileIndex[index]]));
    return {
      has: name => names.has(name),
      stream: name => {
        const content = names.get(name)?.content;
        return content === undefined ? undefined : Buffer.from(content);
      },
    };
  } catch {
    throw new Unreadable('damaged');
  }
}
