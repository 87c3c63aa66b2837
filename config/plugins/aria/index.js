const path = require('node:path');
const components = require('./attributes');

/**
 * Restores `aria-*` in the mini-program: Taro's templates name the properties they pass on, and none of these is among
 * them. In the H5 build attributes reach the DOM without help.
 */
module.exports = (context) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(context, components);
      platform.runtimePath = [].concat(platform.runtimePath, path.resolve(__dirname, 'runtime.js'));
    },
  });
};
