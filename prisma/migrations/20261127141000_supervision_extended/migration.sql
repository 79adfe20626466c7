-- AlterTable
ALTER TABLE "RectificationExtension" ADD COLUMN     "orderId" TEXT;

-- CreateIndex
CREATE INDEX "RectificationExtension_orderId_status_idx" ON "RectificationExtension"("orderId", "status");

-- AddForeignKey
ALTER TABLE "RectificationExtension" ADD CONSTRAINT "RectificationExtension_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "SupervisionOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
