-- CreateTable
CREATE TABLE "BulletinDraft" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "kind" "BulletinKind" NOT NULL,
    "period" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "figures" JSONB NOT NULL,
    "problems" JSONB NOT NULL,
    "hash" TEXT,
    "round" INTEGER NOT NULL DEFAULT 0,
    "jointReviewerIds" TEXT[],
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "bulletinNo" TEXT,

    CONSTRAINT "BulletinDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BulletinApproval" (
    "id" TEXT NOT NULL,
    "draftId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "step" "ApprovalStep" NOT NULL,
    "staffId" TEXT NOT NULL,
    "approved" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BulletinApproval_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "BulletinDraft_no_key" ON "BulletinDraft"("no");

-- CreateIndex
CREATE UNIQUE INDEX "BulletinDraft_submissionId_key" ON "BulletinDraft"("submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "BulletinDraft_bulletinNo_key" ON "BulletinDraft"("bulletinNo");

-- CreateIndex
CREATE INDEX "BulletinDraft_kind_period_idx" ON "BulletinDraft"("kind", "period");

-- CreateIndex
CREATE UNIQUE INDEX "BulletinApproval_draftId_round_step_staffId_key" ON "BulletinApproval"("draftId", "round", "step", "staffId");

-- AddForeignKey
ALTER TABLE "BulletinApproval" ADD CONSTRAINT "BulletinApproval_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "BulletinDraft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
