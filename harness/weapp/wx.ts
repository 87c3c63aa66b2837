import { createCanvases } from './wx-canvas';
import type { SavedPicture } from './wx-canvas';
import { deviceInfo } from './wx-device';
import type { Device } from './wx-device';
import { WxFiles } from './wx-files';
import type { WxOptions } from './wx-options';

/** Answers a call of a cloud function, as WeChat's cloud would. Throws where the call doesn't get through. */
export type CallFunction = (name: string, data: object) => Promise<unknown>;

/** Answers `wx.requestPayment`: paid, or not and why, in WeChat's words (`requestPayment:fail cancel`). */
export type RequestPayment = (parameters: Readonly<Record<string, unknown>>) => Promise<'ok' | string>;

/** Takes a file into the cloud's storage under a path. Throws where it doesn't get through. */
export type UploadFile = (path: string, body: Uint8Array) => Promise<void>;

export interface Navigation {
  navigateTo(url: string): void;
  redirectTo(url: string): void;
  reLaunch(url: string): void;
  navigateBack(delta: number): void;
}

export interface WxWorld {
  readonly device: Device;
  readonly storage: Map<string, string>;
  readonly navigation: Navigation;
  readonly launch: { readonly path: string; readonly query: Readonly<Record<string, string>> };
  readonly callFunction: CallFunction;
  readonly requestPayment: RequestPayment;
  readonly uploadFile: UploadFile;
  /** Whether the present page has a control with this id. */
  readonly isOnPage: (id: string) => boolean;
  /** Takes what went wrong and nobody heard. */
  readonly complain: (error: unknown) => void;
}

export interface WxCall {
  readonly name: string;
  readonly options: WxOptions;
}

/** APIs that only need to succeed; what they were given can be read in the calls. */
const obliging = [
  'showToast hideToast showLoading hideLoading setNavigationBarTitle setNavigationBarColor pageScrollTo checkSession',
  'setClipboardData makePhoneCall openSetting vibrateShort startPullDownRefresh stopPullDownRefresh showShareMenu',
  'hideShareMenu updateShareMenu requirePrivacyAuthorize openPrivacyContract loadFontFace setBackgroundColor',
  'setBackgroundTextStyle previewImage openDocument uploadFile',
  'downloadFile request authorize enableAlertBeforeUnload disableAlertBeforeUnload setKeepScreenOn',
]
  .join(' ')
  .split(' ');

/** What one can listen to; `emit` in a test sends it. */
const events = [
  'AppShow AppHide Error UnhandledRejection PageNotFound ThemeChange NetworkStatusChange WindowResize',
  'NetworkWeakChange AudioInterruptionBegin AudioInterruptionEnd KeyboardHeightChange NeedPrivacyAuthorization',
]
  .join(' ')
  .split(' ');

type Answer = object | Promise<object>;

/** Turns an answer into WeChat's way of answering: callbacks where any is given, a promise otherwise. */
function respond(name: string, options: WxOptions, work: () => Answer): Promise<object> | undefined {
  const answer = Promise.resolve()
    .then(work)
    .then((result) => ({ errMsg: `${name}:ok`, ...result }));
  if (!options.success && !options.fail && !options.complete) return answer;
  answer.then(
    (result) => {
      options.success?.(result);
      options.complete?.(result);
    },
    (error: unknown) => {
      options.fail?.(error as object);
      options.complete?.(error as object);
    },
  );
  return undefined;
}

function failure(name: string, why: string) {
  return Object.assign(new Error(why), { errMsg: `${name}:fail ${why}` });
}

function storageApis({ storage }: WxWorld) {
  const read = (key: unknown): unknown => {
    const text = storage.get(String(key));
    return text === undefined ? '' : JSON.parse(text);
  };
  const write = (key: unknown, value: unknown) => void storage.set(String(key), JSON.stringify(value));
  return {
    sync: {
      setStorageSync: write,
      getStorageSync: read,
      removeStorageSync: (key: unknown) => void storage.delete(String(key)),
      clearStorageSync: () => storage.clear(),
      getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10_240 }),
    },
    asynchronous: {
      setStorage: ({ key, data }: WxOptions) => (write(key, data), {}),
      getStorage: ({ key }: WxOptions) => {
        if (!storage.has(String(key))) throw failure('getStorage', 'data not found');
        return { data: read(key) };
      },
      removeStorage: ({ key }: WxOptions) => (storage.delete(String(key)), {}),
      clearStorage: () => (storage.clear(), {}),
    },
  };
}

function navigationApis({ navigation, complain }: WxWorld) {
  // A page that doesn't load is a fault of the build: it must not pass for a lost connection.
  const to = (act: (url: string) => void) => (options: WxOptions) => {
    try {
      act(String(options.url));
    } catch (error) {
      complain(error);
      throw error;
    }
    return {};
  };
  return {
    navigateTo: to(navigation.navigateTo),
    redirectTo: to(navigation.redirectTo),
    reLaunch: to(navigation.reLaunch),
    switchTab: to(navigation.reLaunch),
    navigateBack: ({ delta }: WxOptions) => (
      navigation.navigateBack(typeof delta === 'number' ? delta : 1),
      {}
    ),
  };
}

function deviceApis({ device, launch }: WxWorld) {
  const info = () => deviceInfo(device);
  const entered = () => ({ ...launch, scene: 1047, referrerInfo: {} });
  return {
    getSystemInfoSync: info,
    getWindowInfo: info,
    getDeviceInfo: info,
    getAppBaseInfo: info,
    getSystemSetting: info,
    getAppAuthorizeSetting: () => ({}),
    getLaunchOptionsSync: entered,
    getEnterOptionsSync: entered,
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    }),
    getMenuButtonBoundingClientRect: () => ({
      top: 48,
      left: 281,
      right: 368,
      bottom: 80,
      width: 87,
      height: 32,
    }),
    canIUse: () => true,
    nextTick: (then: () => void) => void setTimeout(then, 0),
  };
}

/** The cloud and what asks a person. `answers` holds what he will say to the next dialogues. */
function serviceApis(world: WxWorld, answers: Map<string, object>) {
  return {
    login: () => ({ code: 'code-of-a-test' }),
    getNetworkType: () => ({ networkType: world.device.networkType }),
    getSetting: () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
    getPrivacySetting: () => ({ needAuthorization: false, privacyContractName: '《隐私保护指引》' }),
    requestSubscribeMessage: ({ tmplIds }: WxOptions) =>
      Object.fromEntries((tmplIds as readonly string[]).map((id) => [id, 'accept'])),
    requestPayment: async (options: WxOptions) => {
      const parameters = { ...options, success: undefined, fail: undefined, complete: undefined };
      const outcome = await world.requestPayment(parameters);
      if (outcome !== 'ok') throw failure('requestPayment', outcome);
      return {};
    },
    showModal: () => answers.get('showModal') ?? { confirm: true, cancel: false },
    showActionSheet: () => answers.get('showActionSheet') ?? { tapIndex: 0 },
    scanCode: () => answers.get('scanCode') ?? { result: '', path: '' },
    chooseMedia: () => answers.get('chooseMedia') ?? { type: 'image', tempFiles: [] },
    chooseMessageFile: () => answers.get('chooseMessageFile') ?? { tempFiles: [] },
  };
}

export interface FakeWx {
  readonly wx: Readonly<Record<string, unknown>>;
  readonly calls: readonly WxCall[];
  readonly answers: Map<string, object>;
  readonly files: WxFiles;
  /** Pictures in the phone's album. */
  readonly album: readonly SavedPicture[];
  emit(event: string, value: object): void;
}

/** A `wx` whose every API is a key of its own: Taro reads `Object.keys(wx)` when it starts. */
export function createWx(world: WxWorld): FakeWx {
  const calls: WxCall[] = [];
  const answers = new Map<string, object>();
  const listeners = new Map<string, Set<(value: object) => void>>();
  const files = new WxFiles();
  const storage = storageApis(world);
  const canvases = createCanvases(world.isOnPage);
  const asynchronous: Record<string, (options: WxOptions) => Answer> = {
    ...Object.fromEntries(obliging.map((name) => [name, () => ({})])),
    ...storage.asynchronous,
    ...navigationApis(world),
    ...serviceApis(world, answers),
    getSystemInfo: () => deviceInfo(world.device),
    shareFileMessage: files.share,
    compressImage: files.compress,
    canvasToTempFilePath: canvases.canvasToTempFilePath,
    saveImageToPhotosAlbum: canvases.saveImageToPhotosAlbum,
  };
  const callFunction = (options: WxOptions) =>
    respond('cloud.callFunction', options, async () => {
      if (world.device.networkType === 'none') throw failure('cloud.callFunction', '-1 request:fail');
      // What crosses to the cloud and back is JSON.
      const data = JSON.parse(JSON.stringify(options.data ?? {})) as object;
      calls.push({ name: 'cloud.callFunction', options: { name: options.name, data } });
      const result = await world.callFunction(String(options.name), data);
      return { result: result === undefined ? undefined : (JSON.parse(JSON.stringify(result)) as unknown) };
    });
  const uploadFile = (options: WxOptions) =>
    respond('cloud.uploadFile', options, async () => {
      if (world.device.networkType === 'none') throw failure('cloud.uploadFile', '-1 request:fail');
      const { cloudPath, filePath } = options;
      calls.push({ name: 'cloud.uploadFile', options: { cloudPath, filePath } });
      const body = files.held.get(String(filePath));
      if (!body) throw failure('cloud.uploadFile', 'no such file');
      await world.uploadFile(String(cloudPath), body);
      return { fileID: `cloud://env.bucket/${String(cloudPath)}`, statusCode: 200 };
    });
  const wx: Record<string, unknown> = { ...deviceApis(world), ...storage.sync };
  wx.createSelectorQuery = canvases.createSelectorQuery;
  for (const [name, work] of Object.entries(asynchronous)) {
    wx[name] = (options: WxOptions = {}) => {
      calls.push({ name, options });
      return respond(name, options, () => work(options));
    };
  }
  for (const event of events) {
    wx[`on${event}`] = (listener: (value: object) => void) => {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    };
    wx[`off${event}`] = (listener: (value: object) => void) => void listeners.get(event)?.delete(listener);
  }
  wx.cloud = { init: () => undefined, callFunction, uploadFile };
  wx.getFileSystemManager = () => files.manager;
  wx.env = { USER_DATA_PATH: 'wxfile://usr' };
  wx.getUpdateManager = () => ({
    onCheckForUpdate() {},
    onUpdateReady() {},
    onUpdateFailed() {},
    applyUpdate() {},
  });
  return {
    wx,
    calls,
    answers,
    files,
    album: canvases.album,
    emit: (event, value) => listeners.get(event)?.forEach((listener) => listener(value)),
  };
}
