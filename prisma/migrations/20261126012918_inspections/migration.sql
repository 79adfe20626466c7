-- CreateEnum
CREATE TYPE "TaskOrigin" AS ENUM ('plan', 'manual', 'recheck');

-- CreateEnum
CREATE TYPE "ReviewDecision" AS ENUM ('approved', 'returned');

-- CreateEnum
CREATE TYPE "DisputeStatus" AS ENUM ('open', 'upheld', 'accepted');

-- CreateEnum
CREATE TYPE "ExtensionStatus" AS ENUM ('asked', 'granted', 'refused');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ItemScoring" ADD VALUE 'choice';
ALTER TYPE "ItemScoring" ADD VALUE 'number';
ALTER TYPE "ItemScoring" ADD VALUE 'text';
ALTER TYPE "ItemScoring" ADD VALUE 'photo';
ALTER TYPE "ItemScoring" ADD VALUE 'signature';

-- DropIndex
DROP INDEX "InspectionTask_programmeId_period_unitId_key";

-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "reuseBits" INTEGER,
ADD COLUMN     "reusedOfId" TEXT;

-- AlterTable
ALTER TABLE "Finding" ADD COLUMN     "choice" TEXT,
ADD COLUMN     "source" "InspectionMethod",
ADD COLUMN     "text" TEXT,
ADD COLUMN     "value" DECIMAL(14,4);

-- AlterTable
ALTER TABLE "Inspection" ADD COLUMN     "batchId" TEXT,
ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "confirmedById" TEXT,
ADD COLUMN     "correction" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "handedFromId" TEXT,
ADD COLUMN     "level" "AdminLevel" NOT NULL DEFAULT 'city',
ADD COLUMN     "respondBy" TIMESTAMPTZ(3),
ADD COLUMN     "samples" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "InspectionProgramme" ADD COLUMN     "rules" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "InspectionTask" ADD COLUMN     "handedFromId" TEXT,
ADD COLUMN     "items" INTEGER[],
ADD COLUMN     "no" TEXT NOT NULL,
ADD COLUMN     "origin" "TaskOrigin" NOT NULL DEFAULT 'plan',
ADD COLUMN     "rectificationId" TEXT,
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "updatedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "InspectionTemplate" ADD COLUMN     "createdAt" TIMESTAMPTZ(3),
ADD COLUMN     "createdById" TEXT,
ADD COLUMN     "layout" JSONB,
ADD COLUMN     "sections" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'seed';

-- AlterTable
ALTER TABLE "RectificationNotice" ADD COLUMN     "repeatOfId" TEXT;

-- AlterTable
ALTER TABLE "SampleRecord" ADD COLUMN     "population" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "reached" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "StoredFile" ADD COLUMN     "cleanSha256" TEXT,
ADD COLUMN     "imageHash" TEXT;

-- AlterTable
ALTER TABLE "TemplateItem" ADD COLUMN     "cap" DECIMAL(8,2),
ADD COLUMN     "condition" JSONB,
ADD COLUMN     "options" JSONB,
ADD COLUMN     "range" JSONB,
ADD COLUMN     "weight" DECIMAL(8,4) NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "TaskPlan" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "drawn" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TaskPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "toDay" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InspectionReview" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "inspectionId" TEXT NOT NULL,
    "decision" "ReviewDecision" NOT NULL,
    "reasons" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InspectionReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FindingDispute" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "findingId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" "DisputeStatus" NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decision" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "FindingDispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResultBatch" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "level" "AdminLevel" NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ResultBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NameMapping" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NameMapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RectificationExtension" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "noticeId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "askedDueAt" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" "ExtensionStatus" NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decision" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "RectificationExtension_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TaskPlan_programmeId_period_key" ON "TaskPlan"("programmeId", "period");

-- CreateIndex
CREATE UNIQUE INDEX "Absence_submissionId_key" ON "Absence"("submissionId");

-- CreateIndex
CREATE INDEX "Absence_staffId_toDay_idx" ON "Absence"("staffId", "toDay");

-- CreateIndex
CREATE UNIQUE INDEX "InspectionReview_submissionId_key" ON "InspectionReview"("submissionId");

-- CreateIndex
CREATE INDEX "InspectionReview_inspectionId_at_idx" ON "InspectionReview"("inspectionId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "FindingDispute_no_key" ON "FindingDispute"("no");

-- CreateIndex
CREATE UNIQUE INDEX "FindingDispute_submissionId_key" ON "FindingDispute"("submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "FindingDispute_findingId_key" ON "FindingDispute"("findingId");

-- CreateIndex
CREATE INDEX "FindingDispute_status_idx" ON "FindingDispute"("status");

-- CreateIndex
CREATE UNIQUE INDEX "ResultBatch_no_key" ON "ResultBatch"("no");

-- CreateIndex
CREATE UNIQUE INDEX "ResultBatch_submissionId_key" ON "ResultBatch"("submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "ResultBatch_programmeId_sha256_key" ON "ResultBatch"("programmeId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "NameMapping_programmeId_kind_name_key" ON "NameMapping"("programmeId", "kind", "name");

-- CreateIndex
CREATE UNIQUE INDEX "RectificationExtension_submissionId_key" ON "RectificationExtension"("submissionId");

-- CreateIndex
CREATE INDEX "RectificationExtension_noticeId_status_idx" ON "RectificationExtension"("noticeId", "status");

-- CreateIndex
CREATE INDEX "Inspection_taskId_idx" ON "Inspection"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "InspectionTask_no_key" ON "InspectionTask"("no");

-- CreateIndex
CREATE UNIQUE INDEX "InspectionTask_programmeId_period_unitId_round_key" ON "InspectionTask"("programmeId", "period", "unitId", "round");

-- AddForeignKey
ALTER TABLE "TaskPlan" ADD CONSTRAINT "TaskPlan_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "InspectionProgramme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inspection" ADD CONSTRAINT "Inspection_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ResultBatch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InspectionReview" ADD CONSTRAINT "InspectionReview_inspectionId_fkey" FOREIGN KEY ("inspectionId") REFERENCES "Inspection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FindingDispute" ADD CONSTRAINT "FindingDispute_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RectificationExtension" ADD CONSTRAINT "RectificationExtension_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "RectificationNotice"("id") ON DELETE CASCADE ON UPDATE CASCADE;
