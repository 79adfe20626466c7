-- AlterTable
ALTER TABLE "ScoreAppeal" ADD COLUMN     "recusedIds" TEXT[] DEFAULT ARRAY[]::TEXT[];
