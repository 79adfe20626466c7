-- CreateEnum
CREATE TYPE "BacklogCause" AS ENUM ('unanswered', 'uncertain', 'badlyRated');

-- CreateEnum
CREATE TYPE "BacklogStatus" AS ENUM ('open', 'waiting', 'solved', 'dismissed');

-- CreateEnum
CREATE TYPE "AnswerKind" AS ENUM ('answer', 'script');

-- CreateEnum
CREATE TYPE "AnswerStatus" AS ENUM ('draft', 'approved', 'review', 'retired');

-- DropForeignKey
ALTER TABLE "ClauseQuestion" DROP CONSTRAINT "ClauseQuestion_clauseId_fkey";

-- DropIndex
DROP INDEX "ClauseQuestion_clauseId_text_key";

-- AlterTable
ALTER TABLE "ClauseQuestion" DROP COLUMN "clauseId",
ADD COLUMN     "path" TEXT NOT NULL,
ADD COLUMN     "standardId" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "QuestionRecord" ADD COLUMN     "answerNo" TEXT,
ADD COLUMN     "asOf" TIMESTAMPTZ(3),
ADD COLUMN     "backlogId" TEXT,
ADD COLUMN     "understoodAs" TEXT;

-- AlterTable
ALTER TABLE "Standard" ADD COLUMN     "unitKinds" "OrgUnitKind"[];

-- AlterTable
ALTER TABLE "StandardVersion" ADD COLUMN     "jointReviewerIds" TEXT[],
ADD COLUMN     "leftOut" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "no" TEXT,
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawnById" TEXT,
ADD COLUMN     "withdrawnReason" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "VersionApproval" ADD COLUMN     "round" INTEGER NOT NULL;

-- CreateTable
CREATE TABLE "QuestionFeedback" (
    "questionId" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "useful" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL DEFAULT '',
    "reviewedAt" TIMESTAMPTZ(3),

    CONSTRAINT "QuestionFeedback_pkey" PRIMARY KEY ("questionId")
);

-- CreateTable
CREATE TABLE "BacklogQuestion" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "cause" "BacklogCause" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "count" INTEGER NOT NULL,
    "firstAskedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAskedAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "BacklogStatus" NOT NULL,
    "closedById" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "resolution" TEXT NOT NULL DEFAULT '',
    "standardId" TEXT,

    CONSTRAINT "BacklogQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApprovedAnswer" (
    "id" TEXT NOT NULL,
    "no" TEXT NOT NULL,
    "kind" "AnswerKind" NOT NULL,
    "question" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" "AnswerStatus" NOT NULL,
    "writtenById" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedById" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "reviewReason" TEXT NOT NULL DEFAULT '',
    "backlogNo" TEXT,

    CONSTRAINT "ApprovedAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApprovedAnswerClause" (
    "answerId" TEXT NOT NULL,
    "standardId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "textHashes" TEXT[],

    CONSTRAINT "ApprovedAnswerClause_pkey" PRIMARY KEY ("answerId","standardId","path")
);

-- CreateTable
CREATE TABLE "ModelCall" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "task" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "promptTokens" INTEGER NOT NULL,
    "completionTokens" INTEGER NOT NULL,
    "milliseconds" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "questionId" TEXT,

    CONSTRAINT "ModelCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TextEmbedding" (
    "textHash" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "TextEmbedding_pkey" PRIMARY KEY ("textHash","model")
);

-- CreateTable
CREATE TABLE "FindingClauseChange" (
    "findingId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FindingClauseChange_pkey" PRIMARY KEY ("findingId","versionId")
);

-- CreateTable
CREATE TABLE "UploadLink" (
    "tokenHash" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "UploadLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateIndex
CREATE INDEX "QuestionRecord_backlogId_idx" ON "QuestionRecord"("backlogId");

-- CreateIndex
CREATE UNIQUE INDEX "BacklogQuestion_no_key" ON "BacklogQuestion"("no");

-- CreateIndex
CREATE UNIQUE INDEX "BacklogQuestion_key_key" ON "BacklogQuestion"("key");

-- CreateIndex
CREATE INDEX "BacklogQuestion_status_lastAskedAt_idx" ON "BacklogQuestion"("status", "lastAskedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ApprovedAnswer_no_key" ON "ApprovedAnswer"("no");

-- CreateIndex
CREATE INDEX "ApprovedAnswer_status_idx" ON "ApprovedAnswer"("status");

-- CreateIndex
CREATE INDEX "ApprovedAnswerClause_standardId_path_idx" ON "ApprovedAnswerClause"("standardId", "path");

-- CreateIndex
CREATE INDEX "ModelCall_at_idx" ON "ModelCall"("at");

-- CreateIndex
CREATE UNIQUE INDEX "ClauseQuestion_standardId_path_text_key" ON "ClauseQuestion"("standardId", "path", "text");

-- CreateIndex
CREATE UNIQUE INDEX "StandardVersion_no_key" ON "StandardVersion"("no");

-- CreateIndex
CREATE UNIQUE INDEX "VersionApproval_versionId_round_step_staffId_key" ON "VersionApproval"("versionId", "round", "step", "staffId");

-- AddForeignKey
ALTER TABLE "QuestionRecord" ADD CONSTRAINT "QuestionRecord_backlogId_fkey" FOREIGN KEY ("backlogId") REFERENCES "BacklogQuestion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionFeedback" ADD CONSTRAINT "QuestionFeedback_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "QuestionRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClauseQuestion" ADD CONSTRAINT "ClauseQuestion_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "Standard"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApprovedAnswerClause" ADD CONSTRAINT "ApprovedAnswerClause_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "ApprovedAnswer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FindingClauseChange" ADD CONSTRAINT "FindingClauseChange_findingId_fkey" FOREIGN KEY ("findingId") REFERENCES "Finding"("id") ON DELETE CASCADE ON UPDATE CASCADE;
