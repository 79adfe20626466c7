import { describeThrough } from './through-wecom.ts';

describeThrough('wecomApp', 'the self-built app');
