-- AlterEnum
ALTER TYPE "ExtensionStatus" ADD VALUE 'lapsed';
