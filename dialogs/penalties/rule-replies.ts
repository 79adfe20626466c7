import { shanghaiDate } from '../../src/domain/calendar/shanghai.ts';
import { isReward, type RuleTerms } from '../../src/domain/penalties/rule-terms.ts';
import type { Services } from '../../src/services/index.ts';
import type { Reply } from '../framework/reply.ts';
import { showPeriod } from '../replies/periods.ts';
import { showFullDay } from '../replies/times.ts';
import { showCap, showPer, showTerms, triggerLabel } from './rule-words.ts';

type Penalties = Services['penalties'];
type Rules = Awaited<ReturnType<Penalties['rules']>>;
export type Rule = Rules['rules'][number];
type Version = Rule['versions'][number];
type Previewed = Awaited<ReturnType<Penalties['previewRule']>>;
type Preview = Extract<Previewed, { kind: 'preview' }>;
type Obstacle = Exclude<Previewed, { kind: 'preview' }>;
type Published = Awaited<ReturnType<Penalties['publishRule']>>;

const day = (at: Date): string => showFullDay(shanghaiDate(at));
const EXAMPLE = '「扣分规则 督办 每次1.5分 从2027-01-01起」';
/** A dry run may touch hundreds of entries; a phone shows so many. */
const SHOWN = 20;

const STATE = { counts: '', proposed: '（待确认）', rejected: '（当时不予扣分）', void: '' } as const;

/** 扣分规则 */
export function rulesReply({ rules, mayEdit }: Rules): Reply {
  const schemes = Map.groupBy(rules, rule => rule.scheme);
  const lines = [...schemes].flatMap(([scheme, own]) => [
    `【${scheme}】`,
    ...own.map(rule => {
      const { inForce, upcoming } = rule;
      const now = inForce
        ? `${showTerms(inForce.terms)}，${day(inForce.from)}起（第 ${inForce.version} 版）`
        : '目前没有生效的版本';
      const next = upcoming ? `；${day(upcoming.from)}起改为${showTerms(upcoming.terms)}` : '';
      const { source } = (inForce ?? upcoming ?? rule.versions[0])!;
      const { bearer } = triggerLabel[rule.trigger];
      const whose = isReward(rule.trigger) ? `加给${bearer}` : `由${bearer}承担`;
      return `· ${rule.title}：${now}${next}。${whose}。出处：${source}`;
    }),
  ]);
  const how = mayEdit ? `要修改，请发${EXAMPLE}这样的一句话，发布前会先试算。` : '';
  return {
    text: [`扣分规则共 ${rules.length} 条：`, ...lines, `看一条的文字和历次版本，请发「扣分规则」加名称。${how}`].join(
      '\n',
    ),
    options: rules.map(({ title }) => ({ key: `扣分规则 ${title}`, label: title })),
  };
}

/** One rule with its versions. */
export function ruleReply(rule: Rule, mayEdit: boolean): Reply {
  const { when, bearer } = triggerLabel[rule.trigger];
  const current = (rule.inForce ?? rule.upcoming ?? rule.versions[0])!;
  return {
    text: [
      `${rule.title}（${rule.scheme}）`,
      `· 规则文字：${current.text}`,
      `· 分值：${showTerms(current.terms)}`,
      `· 适用：${when}`,
      `· ${isReward(rule.trigger) ? '加给' : '承担'}：${bearer}`,
      `· 出处：${current.source}`,
      '版本：',
      ...rule.versions.map(version => `· ${versionLine(rule, version)}`),
    ].join('\n'),
    options: mayEdit
      ? [
          { key: `修改扣分规则 ${rule.title}`, label: '修改这条规则' },
          { key: '扣分规则', label: '全部规则' },
        ]
      : [{ key: '扣分规则', label: '全部规则' }],
  };
}

function versionLine(rule: Rule, version: Version): string {
  const { terms, from, to, withdrawn, publishedBy } = version;
  // A version ends at the first moment of the day that the next one begins.
  const span = `${day(from)}起${to ? `，至 ${day(new Date(to.getTime() - 1))}` : ''}`;
  const state = withdrawn
    ? '，已撤回'
    : version === rule.inForce
      ? '，现行'
      : version === rule.upcoming
        ? '，尚未生效'
        : '';
  const by = publishedBy ? `，${publishedBy.name}于 ${day(publishedBy.at)}发布` : '，随系统装入';
  return `第 ${version.version} 版：${showTerms(terms)}，${span}${state}${by}`;
}

export const whichRuleReply = (name: string, { rules }: Rules, phrase: string): Reply => ({
  text: name === '' ? '请问是哪一条规则？' : `没有找到「${name}」对应的一条规则，请问是哪一条？`,
  options: rules.map(({ title }) => ({ key: `${phrase} ${title}`, label: title })),
});

export const unreadableReply = (what: 'points' | 'cap' | 'day'): Reply => ({
  text: {
    points: '没有看懂分值。请写大于 0、不超过 100 的分数，最多两位小数，一次只写一个，如「每次1.5分」。',
    cap: '没有看懂封顶的分值。请写成「每季度最多3分」「每月最多2分」或「不封顶」。',
    day: '没有这一天。请写成「从2027-01-01起」「下月1日起」。',
  }[what],
});

const UNCHANGED = { key: '不变', label: '不变' };

export const ask = {
  points: (terms: RuleTerms): Reply => ({
    text: `现在${showPer(terms)}，请问改为多少？如「每次1.5分」。`,
    options: [UNCHANGED],
  }),
  cap: (terms: RuleTerms): Reply => ({
    text: `一个单位按这条规则每月或每季度最多扣多少分？现在${showCap(terms)}。`,
    options: [UNCHANGED, { key: '不封顶', label: '不封顶' }],
  }),
  confirmation: (needs: boolean): Reply => ({
    text: `每一笔要不要人确认后才计分？现在${needs ? '须经确认' : '自动确认'}。不要的，一经发现就计分；正在作责任认定的仍由人确认。`,
    options: [
      { key: '须经确认', label: '须经确认' },
      { key: '自动确认', label: '自动确认' },
    ],
  }),
  from: {
    text: '从哪一天起生效？不能早于今天，如「下月1日起」「2027-01-01」。',
    options: [
      { key: '下月起', label: '下月起' },
      { key: '下季度起', label: '下季度起' },
    ],
  } satisfies Reply,
  text: (text: string): Reply => ({
    text: `规则文字需要您来写，每笔扣分都会显示它，其中要写明新的分值。现在是：\n${text}`,
  }),
};

/** What a draft would have changed. */
export function previewReply(preview: Preview): Reply {
  const { title, version, before, terms, from, text, withdrawn, period, looked, differing, totals } = preview;
  const shown = showPeriod(period);
  const head = [
    `${title}第 ${version} 版（${showFullDay(from)}起）：`,
    `· 原来：${showTerms(before)}`,
    `· 改为：${showTerms(terms)}`,
    `· 规则文字：${text}`,
    ...withdrawn.map(each => `· 原定 ${day(each.from)}起的第 ${each.version} 版不再生效`),
  ];
  const note = '已有的扣分不变，仍按当时的版本。要换一段时间，请发「试算 10月」「试算 今年」。';
  if (differing.length === 0) {
    const none = looked === 0 ? '没有发生过这类扣分' : `发生过 ${looked} 笔，结果没有不同`;
    return { text: [...head, `试算${shown}：${none}。`, note].join('\n') };
  }
  return {
    text: [
      ...head,
      `试算${shown}：发生过 ${looked} 笔，按新规则有 ${differing.length} 笔不同：`,
      ...differing.slice(0, SHOWN).map(entry => `· ${differenceLine(entry)}`),
      ...(differing.length > SHOWN ? [`……其余 ${differing.length - SHOWN} 笔没有列出，已计入合计。`] : []),
      '合计：',
      ...totals.map(each => `· ${each.unitName}：${each.before} → ${each.after} 分`),
      note,
    ].join('\n'),
  };
}

function differenceLine({ no, unitName, state, before, after, cut }: Preview['differing'][number]): string {
  const capped = cut === '0' ? '' : `（封顶减去 ${cut} 分）`;
  return `${no} ${unitName}${STATE[state]}：${before} → ${after} 分${capped}`;
}

export const inThePast = (today: string): Reply => ({
  text: `生效日期不能早于今天（${showFullDay(today)}），已经发生的扣分按当时的规则。`,
});

export const capTooLow = (points: string): Reply => ({
  text: `封顶分值不能低于一次的 ${points} 分，请写高一些，或写「不封顶」。`,
});

export function obstacleReply(obstacle: Obstacle): Reply {
  switch (obstacle.kind) {
    case 'inThePast':
      return inThePast(obstacle.today);
    case 'unchanged':
      return { text: `「${obstacle.title}」到那天本来就是这样，不用修改。` };
    case 'mustConfirm':
      return { text: '这类规则由人提出，须由另一人确认，不能改为自动确认。' };
    case 'capTooLow':
      return capTooLow(obstacle.points);
    case 'wording':
      return { text: `规则文字里要写明「${obstacle.points}分」，现在是：${obstacle.text}` };
    default: {
      const unknown: never = obstacle;
      throw new Error(`no reply for ${JSON.stringify(unknown)}`);
    }
  }
}

export function publishedReply(outcome: Published): Reply {
  switch (outcome.kind) {
    case 'published':
      return {
        text: `已发布：「${outcome.title}」第 ${outcome.version} 版，${showFullDay(outcome.from)}起生效。在那以前发生的，仍按原来的版本。`,
        options: [{ key: `扣分规则 ${outcome.title}`, label: '看这条规则' }],
      };
    case 'changed':
      return {
        text: `您核对期间，「${outcome.title}」已另有新版本发布，这次没有发布。请重新发「扣分规则」，按最新版本试算。`,
      };
    default: {
      const { text } = obstacleReply(outcome);
      return { text: `没有发布。${text}` };
    }
  }
}
