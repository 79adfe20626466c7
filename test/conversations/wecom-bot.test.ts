import { describeThrough } from './through-wecom.ts';

describeThrough('wecomBot', 'the AI bot');
