import type { Services } from '../src/services/index.ts';
import { createBulletinFeature } from './bulletins/index.ts';
import { createCalendarFeature } from './calendar/index.ts';
import { createDisputeFeature } from './disputes/index.ts';
import { createExtensionFeature } from './extensions/index.ts';
import type { Command, Feature } from './framework/command.ts';
import { createIncidentFeature } from './incidents/index.ts';
import { createBatchFeature } from './inspections/batch/index.ts';
import { createInspectionFeature } from './inspections/index.ts';
import { createPlanningFeature } from './inspections/planning/index.ts';
import { createRecordFeature } from './inspections/records/index.ts';
import { createTemplateFeature } from './inspections/templates/index.ts';
import { createToldFeature } from './inspections/told/index.ts';
import { createInvestigationFeature } from './investigations/index.ts';
import { createKpiFeature } from './kpi/index.ts';
import { createModelFeature } from './models/index.ts';
import { createOrgFeature } from './org/index.ts';
import { createPenaltyFeature } from './penalties/index.ts';
import { createPhotoFeature } from './photos/index.ts';
import { createQuestionFeature } from './questions/index.ts';
import { createRectificationFeature } from './rectification/index.ts';
import { type Help, TOPICS, type Topic } from './replies/help.ts';
import { createReportFeature } from './reports/index.ts';
import { createImportFeature } from './standards/import/index.ts';
import { createStandardFeature } from './standards/index.ts';
import { createSupervisionFeature } from './supervision/index.ts';
import { createTaskFeature } from './tasks/index.ts';

/** All features of the conversation; help lists their commands by topic. */
export function createFeatures(services: Services) {
  const inspections = createInspectionFeature(services);
  const planning = createPlanningFeature(services);
  const records = createRecordFeature(services);
  const kpi = createKpiFeature(services);
  const bulletins = createBulletinFeature(services);
  const reports = createReportFeature(services);
  const calendar = createCalendarFeature(services);
  const extensions = createExtensionFeature(services);
  const org = createOrgFeature(services);
  const tasks = createTaskFeature(services);
  const disputes = createDisputeFeature(services);
  const penalties = createPenaltyFeature(services);
  const told = createToldFeature(services);
  const rectification = createRectificationFeature(services);
  /** Who is asked whether a sentence is theirs, the strictest first: planning knows its patterns, filing reads any sentence about a unit. */
  const readers: Feature[] = [
    ...[org, extensions, calendar, tasks, disputes, penalties, planning, kpi],
    ...[bulletins, reports, rectification, records, inspections, told],
  ];
  const sections: readonly (readonly [Topic, Feature])[] = [
    ['标准', createStandardFeature(services)],
    ['标准', createImportFeature(services)],
    ['标准', createQuestionFeature(services)],
    ['检查', inspections],
    ['检查', disputes],
    ['检查', planning],
    ['检查', createTemplateFeature(services.inspections.templates)],
    ['检查', createBatchFeature(services.inspections.batch)],
    ['检查', records],
    ['检查', told],
    ['整改', rectification],
    ['整改', extensions],
    ['督办', createSupervisionFeature(services)],
    ['扣分', penalties],
    ['调查', createInvestigationFeature(services)],
    ['调查', createIncidentFeature(services)],
    ['考核', kpi],
    ['上报', reports],
    ['通报', bulletins],
    ['待办', tasks],
    ['管理', calendar],
    ['管理', org],
    ['管理', createModelFeature(services)],
    ['检查', createPhotoFeature(services)],
  ];
  const features = sections.map(([, feature]) => feature);
  const help: Help = new Map(
    TOPICS.map(topic => [
      topic,
      sections.flatMap(([of, feature]) =>
        of === topic ? feature.commands.filter(({ roles }) => roles?.length !== 0) : [],
      ),
    ]),
  );
  const commands: Command[] = features.flatMap(feature => feature.commands);
  return { features, readers, help, commands };
}
