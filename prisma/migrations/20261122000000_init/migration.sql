-- CreateEnum
CREATE TYPE "Cycle" AS ENUM ('weekly', 'monthly', 'quarterly');

-- CreateEnum
CREATE TYPE "AdminLevel" AS ENUM ('province', 'city', 'county');

-- CreateEnum
CREATE TYPE "InspectionMethod" AS ENUM ('mysteryShopper', 'onSite', 'dataPull', 'logReview', 'phone');

-- CreateEnum
CREATE TYPE "ResultKind" AS ENUM ('sheet', 'sampleRate', 'followUp');

-- CreateEnum
CREATE TYPE "ItemScoring" AS ENUM ('yesNo', 'points', 'deduction', 'sampledRate');

-- CreateEnum
CREATE TYPE "Severity" AS ENUM ('general', 'serious', 'major');

-- CreateEnum
CREATE TYPE "TaskStatus" AS ENUM ('planned', 'inProgress', 'done', 'skipped', 'missed');

-- CreateEnum
CREATE TYPE "InspectionStatus" AS ENUM ('draft', 'submitted', 'reviewed', 'returned', 'superseded', 'discarded');

-- CreateEnum
CREATE TYPE "FindingResult" AS ENUM ('pass', 'fail', 'notApplicable');

-- CreateEnum
CREATE TYPE "BulletinKind" AS ENUM ('weekly', 'monthly', 'weakness');

-- CreateEnum
CREATE TYPE "IssueStatus" AS ENUM ('open', 'measured', 'closed');

-- CreateEnum
CREATE TYPE "PeriodKind" AS ENUM ('month', 'quarter', 'year');

-- CreateEnum
CREATE TYPE "NoticeStatus" AS ENUM ('queued', 'sent', 'acknowledged', 'handled', 'failed');

-- CreateEnum
CREATE TYPE "OrgUnitKind" AS ENUM ('company', 'cityDepartment', 'customerGroup', 'countyBranch', 'hall', 'hotline', 'agency');

-- CreateEnum
CREATE TYPE "HallKind" AS ENUM ('cityMain', 'social', 'countyMain', 'rural');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('frontline', 'inspector', 'serviceOfficer', 'manager', 'qualityOfficer', 'leader', 'admin');

-- CreateEnum
CREATE TYPE "ServiceLine" AS ENUM ('hall', 'complaint', 'installation', 'vip');

-- CreateEnum
CREATE TYPE "PenaltyStatus" AS ENUM ('proposed', 'confirmed', 'rejected', 'appealed', 'final', 'reversed');

-- CreateEnum
CREATE TYPE "ReviewStatus" AS ENUM ('open', 'upheld', 'moved');

-- CreateEnum
CREATE TYPE "AppealStatus" AS ENUM ('open', 'upheld', 'reduced', 'reversed');

-- CreateEnum
CREATE TYPE "RectificationStatus" AS ENUM ('open', 'answered', 'released', 'verified', 'withdrawn');

-- CreateEnum
CREATE TYPE "SubmissionStatus" AS ENUM ('due', 'drafted', 'submitted', 'returned', 'accepted', 'omitted');

-- CreateEnum
CREATE TYPE "InboxStatus" AS ENUM ('pending', 'done', 'dead');

-- CreateEnum
CREATE TYPE "OutboxKind" AS ENUM ('reply', 'notice');

-- CreateEnum
CREATE TYPE "StandardLevel" AS ENUM ('nationalLaw', 'localLaw', 'companyStandard');

-- CreateEnum
CREATE TYPE "VersionStatus" AS ENUM ('draft', 'published', 'superseded', 'withdrawn');

-- CreateEnum
CREATE TYPE "ApprovalStep" AS ENUM ('prepare', 'review', 'jointReview', 'approve');

-- CreateEnum
CREATE TYPE "OrderOrigin" AS ENUM ('city', 'province');

-- CreateEnum
CREATE TYPE "SupervisionStatus" AS ENUM ('issued', 'signed', 'causeFound', 'fixed', 'reported', 'returned', 'closed', 'consolidated');

-- CreateEnum
CREATE TYPE "ClockKind" AS ENUM ('cause', 'fix', 'feedback');

-- CreateEnum
CREATE TYPE "SupervisionStepKind" AS ENUM ('sign', 'cause', 'fix', 'feedback', 'verify', 'return', 'close', 'recheck');

-- CreateTable
CREATE TABLE "CalendarDay" (
    "date" TEXT NOT NULL,
    "working" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "CalendarDay_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "SimulatedClock" (
    "id" INTEGER NOT NULL,
    "now" TIMESTAMPTZ(3) NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "running" BOOLEAN NOT NULL,

    CONSTRAINT "SimulatedClock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InspectionProgramme" (
    "id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "line" "ServiceLine" NOT NULL,
    "level" "AdminLevel" NOT NULL,
    "cycle" "Cycle" NOT NULL,
    "methods" "InspectionMethod"[],
    "resultKind" "ResultKind" NOT NULL,
    "unitKinds" "OrgUnitKind"[],
    "hallKinds" "HallKind"[],
    "sampling" JSONB NOT NULL,
    "kpi" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "InspectionProgramme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InspectionTemplate" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" "VersionStatus" NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "effectiveTo" TIMESTAMPTZ(3),
    "fields" JSONB NOT NULL,

    CONSTRAINT "InspectionTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TemplateItem" (
    "id" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "scoring" "ItemScoring" NOT NULL,
    "maxPoints" DECIMAL(8,2) NOT NULL,
    "deductionPer" DECIMAL(8,2),
    "target" DECIMAL(5,2),
    "veto" BOOLEAN NOT NULL DEFAULT false,
    "evidenceRequired" BOOLEAN NOT NULL DEFAULT false,
    "severity" "Severity" NOT NULL DEFAULT 'general',
    "clauseId" TEXT,
    "penaltyRuleId" TEXT,

    CONSTRAINT "TemplateItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InspectionTask" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "inspectorId" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "plannedFor" TIMESTAMPTZ(3),
    "status" "TaskStatus" NOT NULL,
    "seed" TEXT,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InspectionTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Inspection" (
    "id" TEXT NOT NULL,
    "no" TEXT,
    "submissionId" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "responsibleUnitId" TEXT,
    "taskId" TEXT,
    "period" TEXT NOT NULL,
    "inspectorId" TEXT NOT NULL,
    "inspectedAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "InspectionStatus" NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "previousId" TEXT,
    "answers" JSONB NOT NULL,
    "fields" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "score" DECIMAL(8,2),
    "vetoed" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT NOT NULL DEFAULT 'chat',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "reviewedById" TEXT,
    "reviewedAt" TIMESTAMPTZ(3),
    "releasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" TEXT NOT NULL,
    "inspectionId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "result" "FindingResult" NOT NULL,
    "points" DECIMAL(8,2),
    "occurrences" INTEGER,
    "sampled" INTEGER,
    "qualified" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SampleRecord" (
    "id" TEXT NOT NULL,
    "inspectionId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "outcomes" JSONB NOT NULL,
    "replacedBy" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "SampleRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "uploadedById" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "itemId" TEXT,
    "caption" TEXT NOT NULL DEFAULT '',
    "addedById" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Bulletin" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "kind" "BulletinKind" NOT NULL,
    "origin" "OrderOrigin" NOT NULL,
    "period" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "issuedById" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Bulletin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MajorIssue" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "bulletinId" TEXT,
    "responsibleUnitId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" "IssueStatus" NOT NULL,
    "raisedById" TEXT NOT NULL,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "measureDueAt" TIMESTAMPTZ(3),

    CONSTRAINT "MajorIssue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImprovementMeasure" (
    "id" TEXT NOT NULL,
    "issueId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImprovementMeasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeasureCheck" (
    "id" TEXT NOT NULL,
    "measureId" TEXT NOT NULL,
    "executed" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "checkedById" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MeasureCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KpiResult" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "periodKind" "PeriodKind" NOT NULL,
    "period" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "score" DECIMAL(8,2),
    "inputs" JSONB NOT NULL,
    "ruleVersions" JSONB NOT NULL,
    "inputHash" TEXT NOT NULL,
    "frozenAt" TIMESTAMPTZ(3) NOT NULL,
    "restatesId" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "KpiResult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "recipientId" TEXT NOT NULL,
    "refType" TEXT,
    "refNo" TEXT,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "status" "NoticeStatus" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deliverAfter" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "acknowledgedAt" TIMESTAMPTZ(3),
    "handledAt" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrgUnit" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "kind" "OrgUnitKind" NOT NULL,
    "hallKind" "HallKind",
    "parentId" TEXT,
    "headId" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "OrgUnit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "unitId" TEXT NOT NULL,
    "roles" "Role"[],
    "lines" "ServiceLine"[],
    "standInId" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResponsibilityRule" (
    "id" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "inspectedUnitId" TEXT,
    "unitKind" "OrgUnitKind",
    "hallKind" "HallKind",
    "line" "ServiceLine",
    "responsibleUnitId" TEXT,
    "source" TEXT NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "effectiveTo" TIMESTAMPTZ(3),

    CONSTRAINT "ResponsibilityRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PenaltyRule" (
    "id" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "PenaltyRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PenaltyRuleVersion" (
    "id" TEXT NOT NULL,
    "ruleId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" "VersionStatus" NOT NULL,
    "trigger" TEXT NOT NULL,
    "points" DECIMAL(6,2) NOT NULL,
    "per" TEXT NOT NULL,
    "capPerPeriod" DECIMAL(6,2),
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "effectiveTo" TIMESTAMPTZ(3),

    CONSTRAINT "PenaltyRuleVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PenaltyEntry" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "occurrenceKey" TEXT NOT NULL,
    "ruleVersionId" TEXT NOT NULL,
    "responsibleUnitId" TEXT NOT NULL,
    "points" DECIMAL(6,2) NOT NULL,
    "period" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "subjectNo" TEXT NOT NULL,
    "reason" JSONB NOT NULL,
    "status" "PenaltyStatus" NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT NOT NULL DEFAULT '',
    "appealDueAt" TIMESTAMPTZ(3),
    "appealBasis" JSONB,
    "finalAt" TIMESTAMPTZ(3),

    CONSTRAINT "PenaltyEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PenaltyPosting" (
    "id" BIGSERIAL NOT NULL,
    "entryId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "points" DECIMAL(6,2) NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PenaltyPosting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LiabilityReview" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "subjectNo" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "proposedUnitId" TEXT,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" "ReviewStatus" NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decision" TEXT NOT NULL DEFAULT '',
    "movedToUnitId" TEXT,

    CONSTRAINT "LiabilityReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoreAppeal" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "filedById" TEXT NOT NULL,
    "grounds" TEXT NOT NULL,
    "filedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "dueBasis" JSONB NOT NULL,
    "deciderId" TEXT NOT NULL,
    "status" "AppealStatus" NOT NULL,
    "points" DECIMAL(6,2),
    "reason" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScoreAppeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServiceIncident" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "responsibleUnitId" TEXT,
    "title" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "measures" TEXT NOT NULL DEFAULT '',
    "reportedById" TEXT NOT NULL,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ServiceIncident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RectificationNotice" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "findingId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "responsibleUnitId" TEXT NOT NULL,
    "severity" "Severity" NOT NULL,
    "status" "RectificationStatus" NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "dueBasis" JSONB NOT NULL,
    "acknowledgedById" TEXT,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RectificationNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RectificationResponse" (
    "id" TEXT NOT NULL,
    "noticeId" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "authorId" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "result" TEXT NOT NULL DEFAULT '',
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "releasedById" TEXT,
    "releasedAt" TIMESTAMPTZ(3),
    "accepted" BOOLEAN,
    "judgedById" TEXT,
    "judgedAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "RectificationResponse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Obligation" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "cycle" "Cycle" NOT NULL,
    "dueWorkingDay" INTEGER NOT NULL,
    "form" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "effectiveTo" TIMESTAMPTZ(3),

    CONSTRAINT "Obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "submissionId" TEXT,
    "obligationId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "dueBasis" JSONB NOT NULL,
    "status" "SubmissionStatus" NOT NULL,
    "content" JSONB NOT NULL,
    "authorId" TEXT,
    "draftedAt" TIMESTAMPTZ(3),
    "releasedById" TEXT,
    "submittedAt" TIMESTAMPTZ(3),
    "late" BOOLEAN NOT NULL DEFAULT false,
    "extendedTo" TIMESTAMPTZ(3),
    "judgedById" TEXT,
    "judgedAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" TEXT NOT NULL,
    "nextSeq" INTEGER NOT NULL DEFAULT 1,
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "readSeq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxMessage" (
    "id" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "senderId" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "InboxStatus" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "InboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "recipientId" TEXT NOT NULL,
    "kind" "OutboxKind" NOT NULL,
    "causeId" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BotState" (
    "key" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "etag" INTEGER NOT NULL,

    CONSTRAINT "BotState_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Receipt" (
    "submissionId" TEXT NOT NULL,
    "useCase" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("submissionId")
);

-- CreateTable
CREATE TABLE "NumberSequence" (
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "NumberSequence_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Standard" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "aliases" TEXT[],
    "level" "StandardLevel" NOT NULL,
    "line" "ServiceLine",

    CONSTRAINT "Standard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StandardVersion" (
    "id" TEXT NOT NULL,
    "standardId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "status" "VersionStatus" NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "effectiveTo" TIMESTAMPTZ(3),
    "sourceName" TEXT NOT NULL,
    "sourceHash" TEXT NOT NULL,
    "preamble" TEXT NOT NULL DEFAULT '',
    "importedById" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedById" TEXT,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StandardVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clause" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "chapter" TEXT,
    "section" TEXT,
    "number" TEXT NOT NULL,
    "title" TEXT,
    "text" TEXT NOT NULL,

    CONSTRAINT "Clause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClauseQuestion" (
    "id" TEXT NOT NULL,
    "clauseId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "confirmedById" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClauseQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VersionApproval" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "step" "ApprovalStep" NOT NULL,
    "staffId" TEXT NOT NULL,
    "approved" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VersionApproval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReadConfirmation" (
    "versionId" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "noticedAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReadConfirmation_pkey" PRIMARY KEY ("versionId","staffId")
);

-- CreateTable
CREATE TABLE "QuestionRecord" (
    "id" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "clauseIds" TEXT[],
    "wordedBy" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuestionRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LibraryRevision" (
    "id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "LibraryRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupervisionOrder" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "origin" "OrderOrigin" NOT NULL,
    "provinceNo" TEXT,
    "provinceDueAt" TIMESTAMPTZ(3),
    "rectificationId" TEXT,
    "majorIssueId" TEXT,
    "unitId" TEXT NOT NULL,
    "responsibleUnitId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "requirement" TEXT NOT NULL,
    "status" "SupervisionStatus" NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "issuedById" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "signedById" TEXT,
    "signedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "recheckDueAt" TIMESTAMPTZ(3),

    CONSTRAINT "SupervisionOrder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupervisionClock" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "kind" "ClockKind" NOT NULL,
    "round" INTEGER NOT NULL,
    "startAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "dueBasis" JSONB NOT NULL,
    "metAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "pausedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SupervisionClock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupervisionStep" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "kind" "SupervisionStepKind" NOT NULL,
    "round" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SupervisionStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServiceInvestigation" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "openedById" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "finding" TEXT,
    "concealed" BOOLEAN,
    "concludedById" TEXT,
    "concludedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ServiceInvestigation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InvestigationStatement" (
    "id" TEXT NOT NULL,
    "investigationId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InvestigationStatement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "InspectionProgramme_ordinal_key" ON "InspectionProgramme"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "InspectionProgramme_name_key" ON "InspectionProgramme"("name");

-- CreateIndex
CREATE UNIQUE INDEX "InspectionTemplate_programmeId_name_version_key" ON "InspectionTemplate"("programmeId", "name", "version");

-- CreateIndex
CREATE UNIQUE INDEX "TemplateItem_templateId_ordinal_key" ON "TemplateItem"("templateId", "ordinal");

-- CreateIndex
CREATE INDEX "InspectionTask_inspectorId_status_idx" ON "InspectionTask"("inspectorId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "InspectionTask_programmeId_period_unitId_key" ON "InspectionTask"("programmeId", "period", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Inspection_no_key" ON "Inspection"("no");

-- CreateIndex
CREATE UNIQUE INDEX "Inspection_submissionId_key" ON "Inspection"("submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "Inspection_previousId_key" ON "Inspection"("previousId");

-- CreateIndex
CREATE INDEX "Inspection_inspectorId_status_idx" ON "Inspection"("inspectorId", "status");

-- CreateIndex
CREATE INDEX "Inspection_unitId_period_idx" ON "Inspection"("unitId", "period");

-- CreateIndex
CREATE UNIQUE INDEX "Finding_inspectionId_itemId_key" ON "Finding"("inspectionId", "itemId");

-- CreateIndex
CREATE UNIQUE INDEX "SampleRecord_inspectionId_ordinal_key" ON "SampleRecord"("inspectionId", "ordinal");

-- CreateIndex
CREATE INDEX "StoredFile_sha256_idx" ON "StoredFile"("sha256");

-- CreateIndex
CREATE INDEX "Evidence_subjectType_subjectId_idx" ON "Evidence"("subjectType", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_fileId_subjectType_subjectId_key" ON "Evidence"("fileId", "subjectType", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Bulletin_no_key" ON "Bulletin"("no");

-- CreateIndex
CREATE UNIQUE INDEX "MajorIssue_no_key" ON "MajorIssue"("no");

-- CreateIndex
CREATE INDEX "MajorIssue_responsibleUnitId_status_idx" ON "MajorIssue"("responsibleUnitId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "KpiResult_restatesId_key" ON "KpiResult"("restatesId");

-- CreateIndex
CREATE UNIQUE INDEX "KpiResult_unitId_periodKind_period_revision_key" ON "KpiResult"("unitId", "periodKind", "period", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_dedupeKey_key" ON "Notice"("dedupeKey");

-- CreateIndex
CREATE INDEX "Notice_recipientId_status_idx" ON "Notice"("recipientId", "status");

-- CreateIndex
CREATE INDEX "Notice_refType_refNo_idx" ON "Notice"("refType", "refNo");

-- CreateIndex
CREATE UNIQUE INDEX "OrgUnit_name_key" ON "OrgUnit"("name");

-- CreateIndex
CREATE INDEX "ResponsibilityRule_priority_idx" ON "ResponsibilityRule"("priority");

-- CreateIndex
CREATE UNIQUE INDEX "PenaltyRuleVersion_ruleId_version_key" ON "PenaltyRuleVersion"("ruleId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "PenaltyEntry_no_key" ON "PenaltyEntry"("no");

-- CreateIndex
CREATE UNIQUE INDEX "PenaltyEntry_occurrenceKey_key" ON "PenaltyEntry"("occurrenceKey");

-- CreateIndex
CREATE INDEX "PenaltyEntry_responsibleUnitId_period_idx" ON "PenaltyEntry"("responsibleUnitId", "period");

-- CreateIndex
CREATE INDEX "PenaltyEntry_status_idx" ON "PenaltyEntry"("status");

-- CreateIndex
CREATE INDEX "PenaltyEntry_subjectType_subjectId_idx" ON "PenaltyEntry"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "PenaltyPosting_unitId_period_idx" ON "PenaltyPosting"("unitId", "period");

-- CreateIndex
CREATE UNIQUE INDEX "PenaltyPosting_entryId_reason_key" ON "PenaltyPosting"("entryId", "reason");

-- CreateIndex
CREATE UNIQUE INDEX "LiabilityReview_no_key" ON "LiabilityReview"("no");

-- CreateIndex
CREATE UNIQUE INDEX "LiabilityReview_submissionId_key" ON "LiabilityReview"("submissionId");

-- CreateIndex
CREATE INDEX "LiabilityReview_subjectType_subjectId_idx" ON "LiabilityReview"("subjectType", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "ScoreAppeal_no_key" ON "ScoreAppeal"("no");

-- CreateIndex
CREATE UNIQUE INDEX "ScoreAppeal_submissionId_key" ON "ScoreAppeal"("submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "ScoreAppeal_entryId_key" ON "ScoreAppeal"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceIncident_no_key" ON "ServiceIncident"("no");

-- CreateIndex
CREATE UNIQUE INDEX "RectificationNotice_no_key" ON "RectificationNotice"("no");

-- CreateIndex
CREATE UNIQUE INDEX "RectificationNotice_findingId_key" ON "RectificationNotice"("findingId");

-- CreateIndex
CREATE INDEX "RectificationNotice_unitId_status_idx" ON "RectificationNotice"("unitId", "status");

-- CreateIndex
CREATE INDEX "RectificationNotice_responsibleUnitId_status_idx" ON "RectificationNotice"("responsibleUnitId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "RectificationResponse_submissionId_key" ON "RectificationResponse"("submissionId");

-- CreateIndex
CREATE INDEX "RectificationResponse_noticeId_round_idx" ON "RectificationResponse"("noticeId", "round");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_no_key" ON "Submission"("no");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_submissionId_key" ON "Submission"("submissionId");

-- CreateIndex
CREATE INDEX "Submission_unitId_status_idx" ON "Submission"("unitId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_obligationId_period_key" ON "Submission"("obligationId", "period");

-- CreateIndex
CREATE INDEX "InboxMessage_status_conversationId_seq_idx" ON "InboxMessage"("status", "conversationId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "InboxMessage_conversationId_seq_key" ON "InboxMessage"("conversationId", "seq");

-- CreateIndex
CREATE INDEX "OutboxMessage_sentAt_conversationId_seq_idx" ON "OutboxMessage"("sentAt", "conversationId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMessage_conversationId_seq_key" ON "OutboxMessage"("conversationId", "seq");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectType_subjectId_idx" ON "AuditEvent"("subjectType", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Standard_title_key" ON "Standard"("title");

-- CreateIndex
CREATE INDEX "StandardVersion_status_effectiveFrom_idx" ON "StandardVersion"("status", "effectiveFrom");

-- CreateIndex
CREATE UNIQUE INDEX "StandardVersion_standardId_label_key" ON "StandardVersion"("standardId", "label");

-- CreateIndex
CREATE INDEX "Clause_versionId_path_idx" ON "Clause"("versionId", "path");

-- CreateIndex
CREATE UNIQUE INDEX "Clause_versionId_ordinal_key" ON "Clause"("versionId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "ClauseQuestion_clauseId_text_key" ON "ClauseQuestion"("clauseId", "text");

-- CreateIndex
CREATE INDEX "QuestionRecord_staffId_at_idx" ON "QuestionRecord"("staffId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "SupervisionOrder_no_key" ON "SupervisionOrder"("no");

-- CreateIndex
CREATE UNIQUE INDEX "SupervisionOrder_submissionId_key" ON "SupervisionOrder"("submissionId");

-- CreateIndex
CREATE INDEX "SupervisionOrder_responsibleUnitId_status_idx" ON "SupervisionOrder"("responsibleUnitId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "SupervisionClock_orderId_kind_round_key" ON "SupervisionClock"("orderId", "kind", "round");

-- CreateIndex
CREATE UNIQUE INDEX "SupervisionStep_submissionId_key" ON "SupervisionStep"("submissionId");

-- CreateIndex
CREATE INDEX "SupervisionStep_orderId_at_idx" ON "SupervisionStep"("orderId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceInvestigation_no_key" ON "ServiceInvestigation"("no");

-- AddForeignKey
ALTER TABLE "InspectionTemplate" ADD CONSTRAINT "InspectionTemplate_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "InspectionProgramme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateItem" ADD CONSTRAINT "TemplateItem_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "InspectionTemplate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateItem" ADD CONSTRAINT "TemplateItem_clauseId_fkey" FOREIGN KEY ("clauseId") REFERENCES "Clause"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateItem" ADD CONSTRAINT "TemplateItem_penaltyRuleId_fkey" FOREIGN KEY ("penaltyRuleId") REFERENCES "PenaltyRule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InspectionTask" ADD CONSTRAINT "InspectionTask_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "InspectionProgramme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "InspectionProgramme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "InspectionTemplate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "InspectionTask"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "Inspection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "TemplateItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SampleRecord" ADD CONSTRAINT "SampleRecord_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MajorIssue" ADD CONSTRAINT "MajorIssue_bulletinId_fkey" FOREIGN KEY ("bulletinId") REFERENCES "Bulletin"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImprovementMeasure" ADD CONSTRAINT "ImprovementMeasure_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "MajorIssue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeasureCheck" ADD CONSTRAINT "MeasureCheck_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "ImprovementMeasure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KpiResult" ADD CONSTRAINT "KpiResult_restatesId_fkey" FOREIGN KEY ("restatesId") REFERENCES "KpiResult"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrgUnit" ADD CONSTRAINT "OrgUnit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "OrgUnit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrgUnit" ADD CONSTRAINT "OrgUnit_headId_fkey" FOREIGN KEY ("headId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Staff" ADD CONSTRAINT "Staff_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "OrgUnit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Staff" ADD CONSTRAINT "Staff_standInId_fkey" FOREIGN KEY ("standInId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PenaltyRuleVersion" ADD CONSTRAINT "PenaltyRuleVersion_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "PenaltyRule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PenaltyEntry" ADD CONSTRAINT "PenaltyEntry_ruleVersionId_fkey" FOREIGN KEY ("ruleVersionId") REFERENCES "PenaltyRuleVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PenaltyPosting" ADD CONSTRAINT "PenaltyPosting_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "PenaltyEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreAppeal" ADD CONSTRAINT "ScoreAppeal_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "PenaltyEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RectificationNotice" ADD CONSTRAINT "RectificationNotice_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RectificationResponse" ADD CONSTRAINT "RectificationResponse_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "RectificationNotice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_obligationId_fkey" FOREIGN KEY ("obligationId") REFERENCES "Obligation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InboxMessage" ADD CONSTRAINT "InboxMessage_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxMessage" ADD CONSTRAINT "OutboxMessage_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardVersion" ADD CONSTRAINT "StandardVersion_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "Standard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clause" ADD CONSTRAINT "Clause_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "StandardVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClauseQuestion" ADD CONSTRAINT "ClauseQuestion_clauseId_fkey" FOREIGN KEY ("clauseId") REFERENCES "Clause"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionApproval" ADD CONSTRAINT "VersionApproval_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "StandardVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadConfirmation" ADD CONSTRAINT "ReadConfirmation_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "StandardVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupervisionOrder" ADD CONSTRAINT "SupervisionOrder_rectificationId_fkey" FOREIGN KEY ("rectificationId") REFERENCES "RectificationNotice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupervisionOrder" ADD CONSTRAINT "SupervisionOrder_majorIssueId_fkey" FOREIGN KEY ("majorIssueId") REFERENCES "MajorIssue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupervisionClock" ADD CONSTRAINT "SupervisionClock_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "SupervisionOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupervisionStep" ADD CONSTRAINT "SupervisionStep_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "SupervisionOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvestigationStatement" ADD CONSTRAINT "InvestigationStatement_investigationId_fkey" FOREIGN KEY ("investigationId") REFERENCES "ServiceInvestigation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
