import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';

type Shown = Awaited<ReturnType<Services['files']['showPhotos']>>;
type ShownPhoto = Shown['photos'][number];

function caption({ of }: ShownPhoto): string {
  switch (of.kind) {
    case 'finding':
      return `第 ${of.ordinal} 项「${of.itemTitle}」，检查时`;
    case 'answer':
      return `整改后，第 ${of.round} 轮答复`;
    case 'proposal':
      return '提出时';
    case 'reversal':
      return '提出冲销时';
    case 'recheck':
      return `复查时，${of.resultNo}`;
    case 'step':
      return `督办报送，第 ${of.round} 轮`;
    case 'unitSide':
      return '单位提供';
    case 'inspectorSide':
      return '检查人提供';
    case 'examination':
      return '审阅时的证据';
    case 'investigation':
      return '调查材料';
    case 'side':
      return `${of.unitName}提供`;
    case 'check':
      return `第 ${of.ordinal} 条措施核查时`;
    default:
      return unreachable(of);
  }
}

export const photoReplies = {
  whichRecord: { text: '请告诉我要看哪一单的照片，如「看照片 CP-2026-0001」。' } satisfies Reply,
  shown(no: string, { photos, left }: Shown): Reply[] {
    if (photos.length === 0) return [{ text: `${no} 没有照片。` }];
    const more = left > 0 ? `，还有 ${left} 张没有显示，可按项查看，如「看照片 ${no} 第3项」` : '';
    return photos.map((photo, index) => ({
      text: `${no} 照片 ${index + 1}/${photos.length}：${caption(photo)}${index + 1 === photos.length ? more : ''}。`,
      file: photo.file,
    }));
  },
};

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
