-- AlterTable
ALTER TABLE "Inspection" ADD COLUMN     "correctedById" TEXT;
