-- AlterEnum
ALTER TYPE "IssueStatus" ADD VALUE 'withdrawn';

-- AlterTable
ALTER TABLE "Bulletin" ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);
