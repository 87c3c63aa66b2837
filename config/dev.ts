import type { UserConfigExport } from '@tarojs/cli';

const development: UserConfigExport<'webpack5'> = { mini: {}, h5: {} };

export default development;
