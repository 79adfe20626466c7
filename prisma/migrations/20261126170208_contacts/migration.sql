-- AlterTable
ALTER TABLE "OrgUnit" ADD COLUMN     "fromContacts" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "wecomDepartmentId" TEXT;

-- AlterTable
ALTER TABLE "Staff" ADD COLUMN     "inContacts" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "leftContactsAt" TIMESTAMPTZ(3),
ADD COLUMN     "tagLines" "ServiceLine"[] DEFAULT ARRAY[]::"ServiceLine"[],
ADD COLUMN     "tagRoles" "Role"[] DEFAULT ARRAY[]::"Role"[];

-- CreateTable
CREATE TABLE "ContactMark" (
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "newUserId" TEXT,
    "token" TEXT NOT NULL,

    CONSTRAINT "ContactMark_pkey" PRIMARY KEY ("kind","subjectId")
);

-- CreateTable
CREATE TABLE "PendingDepartment" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parentId" TEXT NOT NULL,

    CONSTRAINT "PendingDepartment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "OrgUnit_wecomDepartmentId_key" ON "OrgUnit"("wecomDepartmentId");
