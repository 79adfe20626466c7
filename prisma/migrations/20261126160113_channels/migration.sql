-- AlterTable
ALTER TABLE "InboxMessage" ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'local';

-- AlterTable
ALTER TABLE "OutboxMessage" ADD COLUMN     "channel" TEXT,
ADD COLUMN     "failedAt" TIMESTAMPTZ(3),
ADD COLUMN     "failure" TEXT,
ADD COLUMN     "notBefore" TIMESTAMPTZ(3),
ADD COLUMN     "sends" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Staff" ADD COLUMN     "unreachableSince" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ChannelToken" (
    "name" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "renewing" TIMESTAMPTZ(3),

    CONSTRAINT "ChannelToken_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "InstanceLease" (
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InstanceLease_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "OutboxMessage_recipientId_sentAt_idx" ON "OutboxMessage"("recipientId", "sentAt");
