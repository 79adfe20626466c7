-- AlterTable
ALTER TABLE "KpiObjection" ADD COLUMN     "byForId" TEXT;

-- AlterTable
ALTER TABLE "LiabilityReview" ADD COLUMN     "byForId" TEXT;

-- AlterTable
ALTER TABLE "LiabilityStatement" ADD COLUMN     "byForId" TEXT;

-- AlterTable
ALTER TABLE "ScoreAppeal" ADD COLUMN     "filedForId" TEXT;
