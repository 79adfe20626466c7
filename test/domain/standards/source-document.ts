import { readFileSync } from 'node:fs';
import { sharedData } from '../../helpers/shared-data.ts';

export const SOURCE_NAME = '服务质量控制体系方案.txt';

/** The bytes of the source document: a web page's text with many plans run together. */
export const sourceBytes = (): Buffer => readFileSync(sharedData(`source/${encodeURIComponent(SOURCE_NAME)}`));

export const sourceText = (): string => sourceBytes().toString('utf8');
