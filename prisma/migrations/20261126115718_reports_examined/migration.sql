-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 1;
