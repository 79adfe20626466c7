-- CreateIndex
CREATE INDEX "Staff_standInId_idx" ON "Staff"("standInId");
