-- AlterTable
ALTER TABLE "PenaltyRuleVersion" ADD COLUMN     "capPeriod" TEXT NOT NULL DEFAULT 'month',
ADD COLUMN     "needsConfirmation" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "publishedAt" TIMESTAMPTZ(3),
ADD COLUMN     "publishedById" TEXT;
