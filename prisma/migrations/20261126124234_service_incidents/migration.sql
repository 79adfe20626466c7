-- AlterTable
ALTER TABLE "ServiceIncident" ADD COLUMN     "closedById" TEXT,
ADD COLUMN     "complaint" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "entryId" TEXT NOT NULL,
ADD COLUMN     "happenedOn" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "measuresAt" TIMESTAMPTZ(3),
ADD COLUMN     "measuresById" TEXT,
ADD COLUMN     "submissionId" TEXT NOT NULL,
ALTER COLUMN "responsibleUnitId" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "ServiceIncident_submissionId_key" ON "ServiceIncident"("submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceIncident_entryId_key" ON "ServiceIncident"("entryId");

-- AddForeignKey
ALTER TABLE "ServiceIncident" ADD CONSTRAINT "ServiceIncident_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "PenaltyEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
