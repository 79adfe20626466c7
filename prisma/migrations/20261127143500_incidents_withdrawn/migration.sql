-- AlterTable
ALTER TABLE "ServiceIncident" ADD COLUMN     "withdrawReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawnById" TEXT;
