import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The packaged Chinese fonts: nothing depends on what a machine has installed. */
export const FONTS = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts');
export const fontFile = (weight: 'Regular' | 'Medium'): string => join(FONTS, `NotoSansHans-${weight}.otf`);
