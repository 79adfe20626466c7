-- AlterTable
ALTER TABLE "ImprovementMeasure" ADD COLUMN     "extendedFrom" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "RectificationExtension" ADD COLUMN     "issueId" TEXT,
ADD COLUMN     "ordinal" INTEGER,
ADD COLUMN     "reportId" TEXT,
ALTER COLUMN "noticeId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "authorForId" TEXT,
ADD COLUMN     "compared" JSONB,
ADD COLUMN     "releasedForId" TEXT;

-- AlterTable
ALTER TABLE "UploadLink" ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'standard',
ADD COLUMN     "subjectNo" TEXT;

-- CreateIndex
CREATE INDEX "RectificationExtension_reportId_status_idx" ON "RectificationExtension"("reportId", "status");

-- CreateIndex
CREATE INDEX "RectificationExtension_issueId_status_idx" ON "RectificationExtension"("issueId", "status");

-- AddForeignKey
ALTER TABLE "RectificationExtension" ADD CONSTRAINT "RectificationExtension_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RectificationExtension" ADD CONSTRAINT "RectificationExtension_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "MajorIssue"("id") ON DELETE CASCADE ON UPDATE CASCADE;
