-- CreateTable
CREATE TABLE "UnitWorkingWeek" (
    "id" SERIAL NOT NULL,
    "submissionId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "week" JSONB,
    "setById" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UnitWorkingWeek_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "UnitWorkingWeek_submissionId_key" ON "UnitWorkingWeek"("submissionId");

-- CreateIndex
CREATE INDEX "UnitWorkingWeek_unitId_fromDay_idx" ON "UnitWorkingWeek"("unitId", "fromDay");
