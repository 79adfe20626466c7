import { FIGURE, readFigure } from '../../language/chinese-number.ts';
import type { ItemCondition } from '../sheet.ts';
import { readCondition } from './condition.ts';
import { readScoringRule, type ScoringRule } from './scoring-rule.ts';
import { NEW_ITEM, type Template, type TemplateItem } from './template.ts';

/** One change of a template, as a sentence says it. */
export type TemplateEdit =
  | {
      readonly kind: 'add';
      readonly section?: string;
      readonly title: string;
      readonly rule: ScoringRule;
      readonly after?: number;
    }
  | { readonly kind: 'remove'; readonly ordinals: readonly number[] }
  | { readonly kind: 'move'; readonly ordinal: number; readonly after: number }
  | { readonly kind: 'rename'; readonly ordinal: number; readonly title: string }
  | { readonly kind: 'describe'; readonly ordinal: number; readonly text: string }
  | { readonly kind: 'section'; readonly ordinal: number; readonly section: string }
  | { readonly kind: 'rescore'; readonly ordinal: number; readonly rule: ScoringRule }
  | { readonly kind: 'condition'; readonly ordinal: number; readonly condition: ItemCondition | null }
  | { readonly kind: 'weigh'; readonly section: string; readonly weight: number | null }
  | { readonly kind: 'basis'; readonly ordinal: number; readonly text: string }
  | { readonly kind: 'name'; readonly name: string };

const ORDINAL = '第\\s*([0-9零一二两三四五六七八九十百]{1,5})\\s*[项题条]';
const ADD = new RegExp(
  `^(?:在${ORDINAL}(?:后面|之后|后))?(?:再)?(?:加|添加|增加|新增|插入)(?:上)?(?:[一1]项|一个测评项|测评项|项)?[\\s:：,，]+(.+)$`,
  's',
);
const OF_ITEM = new RegExp(`^(?:把|将)?${ORDINAL}[\\s:：,，]*(.+)$`, 's');
const REMOVE = /^(?:删除|删掉|去掉|删|移除)\s*(.+)$/s;
const IS_REMOVE = /^(?:删除|删掉|去掉|删了|不要了?|移除)[。.]?$/;
const MOVE = new RegExp(
  `^(?:移|挪|放|调整?)(?:动)?(?:到|至|在)?(?:(最前面?|开头)|${ORDINAL}(后面?|之后|前面?|之前))[。.]?$`,
);
const RENAME = /^(?:改名(?:为|叫|成)?|名称(?:改)?(?:为|成|是)?|标题(?:改)?(?:为|成|是)?|改叫)[\s:：,，]*(.+)$/s;
const DESCRIBE = /^(?:说明|描述|要求|内容|规范要求)(?:改)?(?:为|成|是)?[\s:：,，]+(.+)$/s;
const SECTION = /^(?:归入|归到|移到|属于|放到|放进)[「“"]?([^「」“”"第\d]{2,20}?)[」”"]?(?:部分|这一部分|里)?[。.]?$/;
const BASIS = /^(?:依据|对应条款|条款|依据条款)(?:改)?(?:为|是)?[\s:：,，]*(.+)$/s;
const NO_CONDITION = /^(?:去掉|取消|删除|不要)(?:检查)?条件[。.]?$|^(?:始终|总是|都要?)检查[。.]?$/;
const WEIGH = new RegExp(
  `^[「“"]?(.{2,20}?)[」”"]?(?:部分)?\\s*(?:的)?(?:权重|占比?|比重)(?:改)?(?:为|是|到)?[\\s:：]*(?:(${FIGURE})|百分之(${FIGURE})|([不无取去].*))%?[。.]?$`,
);
const NAME = /^(?:表名|名称|测评表名称?)(?:改)?(?:为|叫|成|是)?[\s:：,，]+(.{2,40})$/;
const LIST = /[、,，和及\s]+/;
const CHANGE =
  /^(?:的)?(?:评分方式|评分标准|评分|分值|满分|计分)?(?:改为|改成|调整为|调为|改|设为|设成|作为|定为|是|为)?[\s:：]*/;

/** The change a sentence asks for; undefined when it asks for none. */
export function readTemplateEdit(raw: string, template: Template): TemplateEdit | undefined {
  const text = raw.trim();
  const added = ADD.exec(text);
  if (added) return readAddition(added[2]!, added[1], template);
  const removed = REMOVE.exec(text);
  if (removed) {
    const ordinals = readOrdinals(removed[1]!);
    if (ordinals) return { kind: 'remove', ordinals };
  }
  const ofItem = OF_ITEM.exec(text);
  if (ofItem) {
    const ordinal = readFigure(ofItem[1] ?? '');
    return ordinal === undefined ? undefined : readChange(ordinal, ofItem[2]!.trim(), template);
  }
  const named = NAME.exec(text);
  if (named) return { kind: 'name', name: named[1]!.trim() };
  return readWeighing(text, template);
}

function readOrdinals(text: string): number[] | undefined {
  const parts = text.split(LIST).filter(part => part !== '');
  const ordinals = parts.map(part =>
    readFigure(/^第?\s*([0-9零一二两三四五六七八九十百]{1,5})\s*[项题条]?$/.exec(part)?.[1] ?? ''),
  );
  return ordinals.length > 0 && ordinals.every(each => each !== undefined && each > 0)
    ? (ordinals as number[])
    : undefined;
}

/** 「人员形象 佩戴党徽，是否，2分」: a section that is there, or two names; then the title; then how it is scored. */
function readAddition(text: string, after: string | undefined, template: Template): TemplateEdit | undefined {
  const [head = '', ...rest] = text.split(/[,，;；。\n]+/);
  const [first = '', ...others] = head.trim().split(/[\s·／/]+/);
  const known = template.sections.find(section => section.title === first);
  const isNamed = others.length > 0 && (known !== undefined || others.length === 1);
  const title = isNamed ? others.join('') : head.replace(/\s+/g, '');
  if (title === '' || title.length > 40) return undefined;
  const rule = readScoringRule(rest.join('，'));
  const place = readFigure(after ?? '');
  return {
    kind: 'add',
    title,
    rule,
    ...(isNamed && { section: first }),
    ...(place !== undefined && { after: place }),
  };
}

function readChange(ordinal: number, said: string, template: Template): TemplateEdit | undefined {
  if (IS_REMOVE.test(said)) return { kind: 'remove', ordinals: [ordinal] };
  const moved = MOVE.exec(said);
  if (moved) {
    const target = readFigure(moved[2] ?? '') ?? 1;
    return { kind: 'move', ordinal, after: moved[1] ? 0 : /前/.test(moved[3] ?? '') ? target - 1 : target };
  }
  const renamed = RENAME.exec(said);
  if (renamed) return { kind: 'rename', ordinal, title: renamed[1]!.trim() };
  const described = DESCRIBE.exec(said);
  if (described) return { kind: 'describe', ordinal, text: described[1]!.trim() };
  const basis = BASIS.exec(said);
  if (basis) return { kind: 'basis', ordinal, text: basis[1]!.trim() };
  if (NO_CONDITION.test(said)) return { kind: 'condition', ordinal, condition: null };
  const condition = readCondition(said);
  if (condition) return { kind: 'condition', ordinal, condition };
  const section = SECTION.exec(said);
  if (section && (template.sections.some(each => each.title === section[1]) || /^归/.test(said))) {
    return { kind: 'section', ordinal, section: section[1]! };
  }
  const rule = readScoringRule(said.replace(CHANGE, ''));
  return Object.keys(rule).length > 0 ? { kind: 'rescore', ordinal, rule } : undefined;
}

function readWeighing(text: string, template: Template): TemplateEdit | undefined {
  const weighed = WEIGH.exec(text);
  const section = weighed && template.sections.find(each => each.title === weighed[1]!.replace(/\s+/g, ''));
  if (!weighed || !section) return undefined;
  if (weighed[4] !== undefined) return { kind: 'weigh', section: section.title, weight: null };
  const weight = readFigure(weighed[2] ?? weighed[3] ?? '');
  return weight === undefined ? undefined : { kind: 'weigh', section: section.title, weight };
}

export type EditedTemplate =
  | { readonly kind: 'edited'; readonly template: Template; readonly ordinals: readonly number[] }
  | { readonly kind: 'noSuchItem'; readonly ordinal: number }
  /** Other items are asked only when this one comes out in some way. */
  | { readonly kind: 'conditionOf'; readonly ordinal: number; readonly ordinals: readonly number[] }
  | { readonly kind: 'conditionAhead'; readonly ordinal: number }
  | { readonly kind: 'sameTitle'; readonly ordinal: number }
  | { readonly kind: 'pointsMissing' };

/** A template with one change. A clause is found by name elsewhere, so 依据 is none of these. */
export function editTemplate(template: Template, edit: Exclude<TemplateEdit, { kind: 'basis' }>): EditedTemplate {
  const { items } = template;
  const missing = ordinalsOf(edit).find(ordinal => !items[ordinal - 1]);
  if (missing !== undefined) return { kind: 'noSuchItem', ordinal: missing };
  const changed = (ordinal: number, change: Partial<TemplateItem>): EditedTemplate => ({
    kind: 'edited',
    template: withItems(
      template,
      items.map((item, index) => (index === ordinal - 1 ? { ...item, ...change } : item)),
    ),
    ordinals: [ordinal],
  });
  switch (edit.kind) {
    case 'add':
      return addItem(template, edit);
    case 'remove':
      return removeItems(template, edit.ordinals);
    case 'move':
      return moveItem(template, edit.ordinal, edit.after);
    case 'rename': {
      const same = items.findIndex(item => item.title === edit.title);
      return same >= 0 && same !== edit.ordinal - 1
        ? { kind: 'sameTitle', ordinal: same + 1 }
        : changed(edit.ordinal, { title: edit.title });
    }
    case 'describe':
      return changed(edit.ordinal, { description: edit.text });
    case 'section':
      return changed(edit.ordinal, { section: edit.section });
    case 'rescore':
      return changed(edit.ordinal, rescored(items[edit.ordinal - 1]!, edit.rule));
    case 'condition':
      if (edit.condition && edit.condition.ordinal >= edit.ordinal) {
        return { kind: 'conditionAhead', ordinal: edit.condition.ordinal };
      }
      return changed(edit.ordinal, { condition: edit.condition ?? undefined });
    case 'weigh':
      return {
        kind: 'edited',
        ordinals: [],
        template: {
          ...template,
          sections: template.sections.map(section =>
            section.title === edit.section
              ? { title: section.title, ...(edit.weight !== null && { weight: edit.weight }) }
              : section,
          ),
        },
      };
    case 'name':
      return { kind: 'edited', ordinals: [], template: { ...template, name: edit.name } };
  }
}

function ordinalsOf(edit: Exclude<TemplateEdit, { kind: 'basis' }>): number[] {
  switch (edit.kind) {
    case 'add':
      return edit.after === undefined ? [] : [edit.after];
    case 'remove':
      return [...edit.ordinals];
    case 'move':
      return [edit.ordinal, ...(edit.after === 0 ? [] : [edit.after])];
    case 'condition':
      return [edit.ordinal, ...(edit.condition ? [edit.condition.ordinal] : [])];
    case 'weigh':
    case 'name':
      return [];
    default:
      return [edit.ordinal];
  }
}

/** A kind that is named brings its own numbers; those of the old kind go. Points alone change nothing else. */
function rescored(item: TemplateItem, rule: ScoringRule): Partial<TemplateItem> {
  const { maxPoints = item.maxPoints } = rule;
  const scoring = rule.scoring ?? item.scoring;
  // A veto says nothing of the scale of an item that has one.
  const isOnlyMark = rule.veto === true && rule.scoring === 'yesNo' && rule.maxPoints === undefined;
  if (rule.scoring === undefined || isOnlyMark) {
    const { scoring: _scoring, ...rest } = rule;
    return rest;
  }
  const own = { deductionPer: undefined, cap: undefined, target: undefined, options: undefined, range: undefined };
  return { ...own, ...rule, scoring, maxPoints };
}

/** A new item stands at the end of its section; without one, at the end. */
function addItem(template: Template, edit: Extract<TemplateEdit, { kind: 'add' }>): EditedTemplate {
  const { items } = template;
  const same = items.findIndex(item => item.title === edit.title);
  if (same >= 0) return { kind: 'sameTitle', ordinal: same + 1 };
  const { scoring = 'points', maxPoints } = edit.rule;
  const needsPoints = scoring === 'points' || scoring === 'deduction' || scoring === 'sampledRate';
  if (maxPoints === undefined && (needsPoints || (scoring === 'yesNo' && edit.rule.veto !== true))) {
    return { kind: 'pointsMissing' };
  }
  const neighbour = edit.after === undefined ? items.at(-1) : items[edit.after - 1];
  const section = edit.section ?? neighbour?.section ?? '测评项目';
  const last = items.findLastIndex(item => item.section === section);
  const at = edit.after ?? (last < 0 ? items.length : last + 1);
  const added: TemplateItem = {
    ...NEW_ITEM,
    ...edit.rule,
    scoring,
    maxPoints: maxPoints ?? 0,
    section,
    title: edit.title,
  };
  return {
    kind: 'edited',
    template: reordered(template, [...items.slice(0, at), added, ...items.slice(at)]),
    ordinals: [at + 1],
  };
}

function removeItems(template: Template, ordinals: readonly number[]): EditedTemplate {
  for (const ordinal of ordinals) {
    const dependent = template.items.flatMap((item, index) =>
      item.condition?.ordinal === ordinal && !ordinals.includes(index + 1) ? [index + 1] : [],
    );
    if (dependent.length > 0) return { kind: 'conditionOf', ordinal, ordinals: dependent };
  }
  const kept = template.items.filter((_, index) => !ordinals.includes(index + 1));
  return { kind: 'edited', template: reordered(template, kept), ordinals: [] };
}

function moveItem(template: Template, ordinal: number, after: number): EditedTemplate {
  const item = template.items[ordinal - 1]!;
  const before = template.items.slice(0, after).filter(each => each !== item);
  const behind = template.items.slice(after).filter(each => each !== item);
  const neighbour = before.at(-1) ?? behind[0];
  const moved = { ...item, section: neighbour?.section ?? item.section };
  const items = [...before, item, ...behind];
  const next = reordered(template, items);
  const ahead = next.items.find((each, index) => each.condition !== undefined && each.condition.ordinal >= index + 1);
  if (ahead?.condition) return { kind: 'conditionAhead', ordinal: ahead.condition.ordinal };
  const at = items.indexOf(item);
  return {
    kind: 'edited',
    template: withItems(
      next,
      next.items.map((each, index) => (index === at ? { ...each, section: moved.section } : each)),
    ),
    ordinals: [at + 1],
  };
}

/** The same items in another order: conditions go on meaning the item they meant. */
function reordered(template: Template, items: readonly TemplateItem[]): Template {
  const place = (ordinal: number): number => items.indexOf(template.items[ordinal - 1]!) + 1;
  return withItems(
    template,
    items.map(item =>
      item.condition ? { ...item, condition: { ...item.condition, ordinal: place(item.condition.ordinal) } } : item,
    ),
  );
}

/** Sections follow the items: a new one comes at the end, one without items goes. */
function withItems(template: Template, items: readonly TemplateItem[]): Template {
  const titles = [...new Set(items.map(item => item.section))];
  const known = new Map(template.sections.map(section => [section.title, section]));
  return { ...template, items, sections: titles.map(title => known.get(title) ?? { title }) };
}
