-- CreateEnum
CREATE TYPE "MeasureStatus" AS ENUM ('drafted', 'returned', 'released', 'executed', 'unexecuted');

-- AlterTable
ALTER TABLE "Bulletin" ADD COLUMN     "leftOut" JSONB NOT NULL,
ADD COLUMN     "sourceNo" TEXT;

-- AlterTable
ALTER TABLE "ImprovementMeasure" ADD COLUMN     "addedById" TEXT NOT NULL,
ADD COLUMN     "judgedAt" TIMESTAMPTZ(3),
ADD COLUMN     "judgedById" TEXT,
ADD COLUMN     "ordinal" INTEGER NOT NULL,
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "round" INTEGER NOT NULL,
ADD COLUMN     "status" "MeasureStatus" NOT NULL,
ADD COLUMN     "submissionId" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "MajorIssue" ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "measureDueBasis" JSONB,
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "unitId" TEXT;

-- CreateTable
CREATE TABLE "BulletinRule" (
    "id" TEXT NOT NULL,
    "measureWorkingDays" INTEGER NOT NULL,
    "renewedWorkingDays" INTEGER NOT NULL,
    "longestMeasureDays" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "effectiveTo" TIMESTAMPTZ(3),

    CONSTRAINT "BulletinRule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Bulletin_kind_period_idx" ON "Bulletin"("kind", "period");

-- CreateIndex
CREATE UNIQUE INDEX "ImprovementMeasure_submissionId_key" ON "ImprovementMeasure"("submissionId");

-- CreateIndex
CREATE INDEX "ImprovementMeasure_status_dueAt_idx" ON "ImprovementMeasure"("status", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "ImprovementMeasure_issueId_ordinal_key" ON "ImprovementMeasure"("issueId", "ordinal");

-- CreateIndex
CREATE INDEX "MajorIssue_bulletinId_idx" ON "MajorIssue"("bulletinId");

-- CreateIndex
CREATE UNIQUE INDEX "MeasureCheck_measureId_key" ON "MeasureCheck"("measureId");

-- Every branch begins with these; the working days and the longest span are an example (示例), for a branch to change.
INSERT INTO "BulletinRule" ("id", "measureWorkingDays", "renewedWorkingDays", "longestMeasureDays", "source", "effectiveFrom")
VALUES ('bulletin@1', 5, 3, 90,
  '服务质量控制体系方案 第五部分 七、第六部分 七 3；措施五个工作日内报、重报三个工作日、措施最长九十天为示例', '2026-01-01T00:00:00+08:00');
