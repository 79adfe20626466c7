-- CreateEnum
CREATE TYPE "KpiClosingStatus" AS ENUM ('announced', 'frozen', 'replaced');

-- CreateEnum
CREATE TYPE "KpiObjectionStatus" AS ENUM ('open', 'accepted', 'rejected');

-- DropIndex
DROP INDEX "ResultBatch_programmeId_sha256_key";

-- AlterTable
ALTER TABLE "Inspection" ADD COLUMN     "part" TEXT;

-- AlterTable
ALTER TABLE "KpiResult" ADD COLUMN     "closingId" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "ResultBatch" ADD COLUMN     "part" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "KpiAssessment" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL DEFAULT 'seed',

    CONSTRAINT "KpiAssessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KpiClosing" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "periodKind" "PeriodKind" NOT NULL,
    "period" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "status" "KpiClosingStatus" NOT NULL,
    "announcedById" TEXT NOT NULL,
    "announcedAt" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,
    "objectionsUntil" TIMESTAMPTZ(3) NOT NULL,
    "objectionsBasis" JSONB NOT NULL,
    "frozenById" TEXT,
    "frozenAt" TIMESTAMPTZ(3),
    "hash" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "KpiClosing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KpiObjection" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "closingId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" "KpiObjectionStatus" NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decision" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "KpiObjection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "KpiAssessment_version_key" ON "KpiAssessment"("version");

-- CreateIndex
CREATE UNIQUE INDEX "KpiClosing_no_key" ON "KpiClosing"("no");

-- CreateIndex
CREATE UNIQUE INDEX "KpiClosing_submissionId_key" ON "KpiClosing"("submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "KpiClosing_period_revision_key" ON "KpiClosing"("period", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "KpiObjection_no_key" ON "KpiObjection"("no");

-- CreateIndex
CREATE UNIQUE INDEX "KpiObjection_submissionId_key" ON "KpiObjection"("submissionId");

-- CreateIndex
CREATE INDEX "KpiObjection_closingId_status_idx" ON "KpiObjection"("closingId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "ResultBatch_programmeId_part_sha256_key" ON "ResultBatch"("programmeId", "part", "sha256");

-- AddForeignKey
ALTER TABLE "KpiResult" ADD CONSTRAINT "KpiResult_closingId_fkey" FOREIGN KEY ("closingId") REFERENCES "KpiClosing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KpiObjection" ADD CONSTRAINT "KpiObjection_closingId_fkey" FOREIGN KEY ("closingId") REFERENCES "KpiClosing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Frozen scores only grow: a restatement is a row of its own.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "KpiResult"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
