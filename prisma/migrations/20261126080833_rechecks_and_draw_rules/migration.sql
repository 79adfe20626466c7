-- CreateEnum
CREATE TYPE "RecheckOutcome" AS ENUM ('verified', 'returned', 'reopened', 'stands', 'undecided');

-- AlterEnum
ALTER TYPE "TaskStatus" ADD VALUE 'withdrawn';

-- AlterTable
ALTER TABLE "Absence" ADD COLUMN     "cancelledAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Inspection" ADD COLUMN     "isRecheck" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "InspectionTask" ADD COLUMN     "plannedById" TEXT,
ADD COLUMN     "templateId" TEXT,
DROP COLUMN "rectificationId";

-- CreateTable
CREATE TABLE "RecheckTarget" (
    "taskId" TEXT NOT NULL,
    "noticeId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "round" INTEGER,
    "responseId" TEXT,
    "outcome" "RecheckOutcome",
    "inspectionId" TEXT,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecheckTarget_pkey" PRIMARY KEY ("taskId","noticeId")
);

-- CreateTable
CREATE TABLE "DrawRuleVersion" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "fromPeriod" TEXT NOT NULL,
    "rule" JSONB NOT NULL,
    "seed" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DrawRuleVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RecheckTarget_noticeId_idx" ON "RecheckTarget"("noticeId");

-- CreateIndex
CREATE UNIQUE INDEX "DrawRuleVersion_submissionId_key" ON "DrawRuleVersion"("submissionId");

-- CreateIndex
CREATE INDEX "DrawRuleVersion_programmeId_fromPeriod_idx" ON "DrawRuleVersion"("programmeId", "fromPeriod");

-- AddForeignKey
ALTER TABLE "RecheckTarget" ADD CONSTRAINT "RecheckTarget_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "InspectionTask"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecheckTarget" ADD CONSTRAINT "RecheckTarget_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "RectificationNotice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DrawRuleVersion" ADD CONSTRAINT "DrawRuleVersion_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "InspectionProgramme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
