-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "messageId" TEXT;

-- What went out before, each in a message of its own.
UPDATE "Notice" SET "messageId" = 'n-' || id WHERE "sentAt" IS NOT NULL;
