-- AlterTable
ALTER TABLE "InvestigationStatement" ADD COLUMN     "submissionId" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "ServiceInvestigation" ADD COLUMN     "dueBasis" JSONB NOT NULL,
ADD COLUMN     "question" TEXT NOT NULL,
ADD COLUMN     "submissionId" TEXT NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "InvestigationStatement_submissionId_key" ON "InvestigationStatement"("submissionId");

-- CreateIndex
CREATE INDEX "InvestigationStatement_investigationId_at_idx" ON "InvestigationStatement"("investigationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceInvestigation_submissionId_key" ON "ServiceInvestigation"("submissionId");

-- CreateIndex
CREATE INDEX "ServiceInvestigation_unitId_concludedAt_idx" ON "ServiceInvestigation"("unitId", "concludedAt");
