-- AlterTable
ALTER TABLE "FindingDispute" ADD COLUMN     "statedAt" TIMESTAMPTZ(3),
ADD COLUMN     "statedById" TEXT,
ADD COLUMN     "statement" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "LiabilityReview" ADD COLUMN     "askedUnitId" TEXT,
ADD COLUMN     "responsibleUnitId" TEXT;

-- AlterTable
ALTER TABLE "RectificationNotice" ADD COLUMN     "groupNo" TEXT;

-- CreateTable
CREATE TABLE "LiabilityStatement" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LiabilityStatement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RectificationReopening" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "noticeId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RectificationReopening_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LiabilityStatement_submissionId_key" ON "LiabilityStatement"("submissionId");

-- CreateIndex
CREATE INDEX "LiabilityStatement_reviewId_at_idx" ON "LiabilityStatement"("reviewId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "RectificationReopening_submissionId_key" ON "RectificationReopening"("submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "RectificationReopening_noticeId_round_key" ON "RectificationReopening"("noticeId", "round");

-- CreateIndex
CREATE INDEX "RectificationNotice_groupNo_idx" ON "RectificationNotice"("groupNo");

-- AddForeignKey
ALTER TABLE "LiabilityStatement" ADD CONSTRAINT "LiabilityStatement_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "LiabilityReview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RectificationReopening" ADD CONSTRAINT "RectificationReopening_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "RectificationNotice"("id") ON DELETE CASCADE ON UPDATE CASCADE;
