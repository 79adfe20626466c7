-- AlterTable
ALTER TABLE "PenaltyEntry" ADD COLUMN     "proposedById" TEXT;
