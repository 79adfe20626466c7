-- AlterEnum
ALTER TYPE "MeasureStatus" ADD VALUE 'moved';

-- AlterTable
ALTER TABLE "ImprovementMeasure" ADD COLUMN     "addedForId" TEXT,
ADD COLUMN     "judgedForId" TEXT,
ADD COLUMN     "movedByNo" TEXT;
