-- AlterTable
ALTER TABLE "ClauseQuestion" ADD COLUMN     "textHashes" TEXT[] DEFAULT ARRAY[]::TEXT[];
