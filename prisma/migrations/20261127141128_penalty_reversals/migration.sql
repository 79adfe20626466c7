-- CreateEnum
CREATE TYPE "ReversalStatus" AS ENUM ('proposed', 'confirmed', 'rejected', 'lapsed');

-- CreateTable
CREATE TABLE "PenaltyReversal" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "proposedById" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decideDueAt" TIMESTAMPTZ(3) NOT NULL,
    "decideBasis" JSONB NOT NULL,
    "status" "ReversalStatus" NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT NOT NULL DEFAULT '',
    "lapsedFor" TEXT,

    CONSTRAINT "PenaltyReversal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PenaltyReversal_submissionId_key" ON "PenaltyReversal"("submissionId");

-- CreateIndex
CREATE INDEX "PenaltyReversal_entryId_idx" ON "PenaltyReversal"("entryId");

-- CreateIndex
CREATE INDEX "PenaltyReversal_status_idx" ON "PenaltyReversal"("status");

-- AddForeignKey
ALTER TABLE "PenaltyReversal" ADD CONSTRAINT "PenaltyReversal_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "PenaltyEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
