-- AlterEnum
ALTER TYPE "InspectionStatus" ADD VALUE 'voided';

-- AlterTable
ALTER TABLE "Inspection" ADD COLUMN     "voidReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "voidedAt" TIMESTAMPTZ(3),
ADD COLUMN     "voidedById" TEXT;
