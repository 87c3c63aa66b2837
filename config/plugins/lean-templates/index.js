/**
 * Components that Taro writes into the templates unasked, once for each level of nesting. A page that uses ScrollView
 * brings it back by that; `catch-view` is what `catchMove` needs, which no page has. Saves 25 KB of the main package.
 */
const unasked = ['scroll-view', 'catch-view'];

module.exports = (context) => {
  context.modifyComponentConfig(({ componentConfig }) => {
    for (const name of unasked) componentConfig.includes.delete(name);
  });
};
