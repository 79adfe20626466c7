import { FULL_SERVICE_TEMPLATE } from './full-service.ts';
import { HALL_TEMPLATE } from './hall.ts';
import { HOTLINE_TEMPLATE } from './hotline.ts';
import { INSTALLATION_TEMPLATE } from './installation.ts';
import type { SeedTemplate } from './item.ts';
import { SATISFACTION_TEMPLATE } from './satisfaction.ts';
import { VIP_TEMPLATE } from './vip.ts';
import { WEAKNESS_TEMPLATE } from './weakness.ts';

/** One template per programme, in the programmes' order. */
export const TEMPLATES: readonly SeedTemplate[] = [
  HALL_TEMPLATE,
  HOTLINE_TEMPLATE,
  INSTALLATION_TEMPLATE,
  VIP_TEMPLATE,
  SATISFACTION_TEMPLATE,
  FULL_SERVICE_TEMPLATE,
  WEAKNESS_TEMPLATE,
];
