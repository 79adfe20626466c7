-- AlterTable
ALTER TABLE "BulletinDraft" ADD COLUMN     "wording" JSONB;
