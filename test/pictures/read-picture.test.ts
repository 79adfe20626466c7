import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPicture } from '../../src/pictures/read-picture.ts';

/** A scene of soft shapes, as a photo has them; another seed is another scene. */
function scene(seed: number): Promise<Buffer> {
  const shapes = Array.from({ length: 12 }, (_, index) => {
    const at = (step: number) => ((seed * 7919 + index * 104_729 * step) % 1000) / 1000;
    return `<ellipse cx="${at(1) * 1200}" cy="${at(2) * 900}" rx="${60 + at(3) * 240}" ry="${40 + at(5) * 200}"
      fill="hsl(${at(7) * 360} 60% ${20 + at(11) * 60}%)"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="100%" height="100%" fill="#888"/>${shapes.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
}

function bitsApart(a: string | null, b: string | null): number {
  const apart = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  return apart.toString(2).replaceAll('0', '').length;
}

describe('readPicture', () => {
  it('finds a picture again after another size, compression and brightness, and tells other scenes apart', async () => {
    const original = await scene(1);
    const again = await sharp(original).resize(480).modulate({ brightness: 1.1 }).jpeg({ quality: 40 }).toBuffer();
    const hash = (await readPicture(original))!.hash;
    expect(bitsApart(hash, (await readPicture(again))!.hash)).toBeLessThanOrEqual(5);
    for (const seed of [2, 3, 4, 5]) {
      expect(bitsApart(hash, (await readPicture(await scene(seed)))!.hash)).toBeGreaterThan(5);
    }
  });

  it('gives a copy without place, camera or author, the right way up', async () => {
    const withExif = await sharp(await scene(1))
      .withExif({
        IFD0: { Artist: '周行远', Make: 'Phone' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 12/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(withExif).metadata()).exif?.includes('Phone')).toBe(true);
    const { clean } = (await readPicture(withExif))!;
    const { exif, xmp, iptc, icc, orientation, width, height } = await sharp(clean).metadata();
    expect({ exif, xmp, iptc, icc }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined, icc: undefined });
    expect(orientation ?? 1).toBe(1);
    expect([width, height]).toEqual([900, 1200]);
    expect(clean.includes(Buffer.from('周行远'))).toBe(false);
  });

  it('has no fingerprint for a picture of one colour, which would resemble every other', async () => {
    const wall = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#eee' } })
      .png()
      .toBuffer();
    expect(await readPicture(wall)).toMatchObject({ hash: null });
  });

  it('refuses what is cut off, damaged or no picture', async () => {
    const original = await scene(1);
    expect(await readPicture(original.subarray(0, original.length / 2))).toBeUndefined();
    expect(await readPicture(Buffer.from('89504e470d0a1a0a00', 'hex'))).toBeUndefined();
    expect(await readPicture(Buffer.from('text'))).toBeUndefined();
  });
});
