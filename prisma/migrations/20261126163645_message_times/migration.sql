-- CreateIndex
CREATE INDEX "InboxMessage_receivedAt_idx" ON "InboxMessage" USING BRIN ("receivedAt");

-- CreateIndex
CREATE INDEX "OutboxMessage_createdAt_idx" ON "OutboxMessage" USING BRIN ("createdAt");
