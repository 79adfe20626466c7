-- AlterTable
ALTER TABLE "PenaltyEntry" ADD COLUMN     "decideBasis" JSONB,
ADD COLUMN     "decideDueAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "RectificationNotice" ADD COLUMN     "signDueAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ScoreAppeal" ADD COLUMN     "evidenceNos" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "SupervisionOrder" ADD COLUMN     "signDueAt" TIMESTAMPTZ(3);
