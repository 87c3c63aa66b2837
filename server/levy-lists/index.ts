export { advanceLevyList, beginLevyList, dueLevyLists, goOnWithLevyList, removeLevyList } from './levy-list';
export { levyListView, levyListsOf } from './views';
