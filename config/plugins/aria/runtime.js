import { mergeInternalComponents } from '@tarojs/shared';
import components from './attributes';

/*
 * The same table at run time. Both halves number a component's properties in alphabetical order, so with one half
 * alone every alias behind the first aria attribute would shift, silently.
 */
mergeInternalComponents(components);
