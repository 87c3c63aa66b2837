/** What WeChat says of a phone; a test changes what it needs. */
export interface Device {
  /** 1 is the ordinary font size; WeChat's largest is about 1.6. */
  fontSizeScaleFactor: number;
  theme: 'light' | 'dark';
  networkType: 'wifi' | '4g' | 'none';
  windowWidth: number;
}

export function ordinaryDevice(): Device {
  return {
    fontSizeScaleFactor: 1,
    theme: 'light',
    networkType: 'wifi',
    windowWidth: 375,
  };
}

/** Everything the `get…Info` calls answer, in one object: each call of WeChat answers a part of it. */
export function deviceInfo(device: Device) {
  return {
    brand: 'iPhone',
    model: 'iPhone 12',
    pixelRatio: 3,
    screenWidth: device.windowWidth,
    screenHeight: 812,
    windowWidth: device.windowWidth,
    windowHeight: 724,
    statusBarHeight: 44,
    safeArea: {
      top: 44,
      bottom: 778,
      left: 0,
      right: device.windowWidth,
      width: device.windowWidth,
      height: 734,
    },
    language: 'zh_CN',
    version: '8.0.50',
    system: 'iOS 17.0',
    platform: 'ios',
    SDKVersion: '3.5.0',
    fontSizeSetting: 17 * device.fontSizeScaleFactor,
    fontSizeScaleFactor: device.fontSizeScaleFactor,
    theme: device.theme,
  };
}
