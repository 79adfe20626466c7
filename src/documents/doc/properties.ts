/** A run of the file with the same properties, as [MS-DOC] keeps them: changes (sprms) against a style. */
export interface PropertyRun {
  /** Bytes of the stream WordDocument, the end not included. */
  readonly from: number;
  readonly to: number;
  /** Index of the paragraph's style; 0 for characters. */
  readonly style: number;
  readonly changes: Buffer;
}

const PAGE = 512;
/** Bytes of what follows an offset in a page of paragraph properties. */
const PARAGRAPH_ENTRY = 13;

/** Runs of paragraph properties, in the file's order. `table` holds where the pages are. */
export function paragraphRuns(stream: Buffer, table: Buffer): PropertyRun[] {
  return pagesOf(table).flatMap(page => {
    const at = page * PAGE;
    const count = stream.readUInt8(at + PAGE - 1);
    return Array.from({ length: count }, (_none, index) => {
      const place = at + stream.readUInt8(at + (count + 1) * 4 + index * PARAGRAPH_ENTRY) * 2;
      const half = stream.readUInt8(place);
      const [begin, length] = half === 0 ? [place + 2, stream.readUInt8(place + 1) * 2] : [place + 1, half * 2 - 1];
      return {
        from: stream.readUInt32LE(at + index * 4),
        to: stream.readUInt32LE(at + (index + 1) * 4),
        style: stream.readUInt16LE(begin),
        changes: stream.subarray(begin + 2, begin + length),
      };
    });
  });
}

/** Runs of character properties. */
export function characterRuns(stream: Buffer, table: Buffer): PropertyRun[] {
  return pagesOf(table).flatMap(page => {
    const at = page * PAGE;
    const count = stream.readUInt8(at + PAGE - 1);
    return Array.from({ length: count }, (_none, index) => {
      const offset = stream.readUInt8(at + (count + 1) * 4 + index) * 2;
      const place = at + offset;
      return {
        from: stream.readUInt32LE(at + index * 4),
        to: stream.readUInt32LE(at + (index + 1) * 4),
        style: 0,
        changes: offset === 0 ? Buffer.alloc(0) : stream.subarray(place + 1, place + 1 + stream.readUInt8(place)),
      };
    });
  });
}

/** Numbers of the pages that a table of them (PlcBte) lists. */
function pagesOf(table: Buffer): number[] {
  const count = Math.max(0, (table.length - 4) / 8);
  return Array.from({ length: Math.floor(count) }, (_none, index) =>
    table.readUInt32LE((Math.floor(count) + 1) * 4 + index * 4),
  );
}

/** The length of a change's operand by the topmost three bits of its code; 6 has its length in front. */
const OPERAND_LENGTH: readonly number[] = [1, 1, 2, 4, 2, 2, -1, 3];
const TABLE_DEFINITION = 0xd608;

/** The changes of a run by their code; a later one overrides. */
export function changesOf(buffer: Buffer): Map<number, Buffer> {
  const changes = new Map<number, Buffer>();
  for (let at = 0; at + 2 <= buffer.length; ) {
    const code = buffer.readUInt16LE(at);
    at += 2;
    let length = OPERAND_LENGTH[code >> 13]!;
    if (length < 0) {
      if (at + 2 > buffer.length) break;
      // The definition of a table's row is too long for one byte of length.
      length = code === TABLE_DEFINITION ? buffer.readUInt16LE(at) + 1 : buffer.readUInt8(at) + 1;
    }
    changes.set(code, buffer.subarray(at, at + length));
    at += length;
  }
  return changes;
}
