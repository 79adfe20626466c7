-- AlterEnum
ALTER TYPE "ReviewStatus" ADD VALUE 'withdrawn';

-- AlterTable
ALTER TABLE "LiabilityReview" ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "dueBasis" JSONB,
ADD COLUMN     "standsSince" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "LiabilityRule" (
    "id" TEXT NOT NULL,
    "decisionWorkingDays" INTEGER NOT NULL,
    "clocksNeedEvidence" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "effectiveTo" TIMESTAMPTZ(3),

    CONSTRAINT "LiabilityRule_pkey" PRIMARY KEY ("id")
);

-- What is open already was asked for while every 责任认定 let the deadlines stand still.
UPDATE "LiabilityReview" SET "standsSince" = "at" WHERE "status" = 'open' AND "subjectType" <> 'penalty';

-- Every branch begins with these, an example (示例) for a branch to change: the plan says neither.
INSERT INTO "LiabilityRule" ("id", "decisionWorkingDays", "clocksNeedEvidence", "source", "effectiveFrom")
VALUES ('liability@1', 5, true, '认定期限五个工作日、附有佐证才停表为示例，方案没有规定', '2026-01-01T00:00:00+08:00');
