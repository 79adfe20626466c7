import type { InspectionDraft } from '../../../src/domain/inspections/draft.ts';
import type { Sheet, SheetItem } from '../../../src/domain/inspections/sheet.ts';

export function item(ordinal: number, more: Partial<SheetItem> = {}): SheetItem {
  return {
    id: `item-${ordinal}`,
    ordinal,
    section: '环境设施',
    title: `测评项${ordinal}`,
    description: '',
    scoring: 'points',
    maxPoints: 10,
    veto: false,
    evidenceRequired: false,
    severity: 'general',
    ...more,
  };
}

export function sheet(...items: SheetItem[]): Sheet {
  return {
    templateId: 'sheet-1',
    programmeId: 'hall',
    programmeName: '营业厅监督检查',
    line: 'hall',
    cycle: 'monthly',
    fields: [{ key: 'desk', title: '台席' }],
    sections: [{ title: '环境设施' }],
    items,
  };
}

export function emptyDraft(): InspectionDraft {
  return {
    programmeId: 'hall',
    templateId: 'sheet-1',
    unitId: 'hall-tongchuan',
    inspectedAt: new Date('2026-11-02T09:00:00+08:00'),
    answers: {},
    fields: {},
    note: '',
  };
}
